from search.models.terms import SearchTerm

__all__ = ["SearchTerm"]
