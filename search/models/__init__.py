from search.models.misses import SearchMiss
from search.models.synonyms import SynonymGroup
from search.models.terms import SearchTerm

__all__ = ["SearchMiss", "SearchTerm", "SynonymGroup"]
