"""A hand-made set of texts, queries and judgements that measures the Chinese search."""
