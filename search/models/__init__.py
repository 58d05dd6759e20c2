from search.models.synonyms import SynonymGroup

__all__ = ["SynonymGroup"]
