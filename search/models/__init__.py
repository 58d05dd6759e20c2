from search.models.misses import SearchMiss
from search.models.synonyms import SynonymGroup

__all__ = ["SearchMiss", "SynonymGroup"]
