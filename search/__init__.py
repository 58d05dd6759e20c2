"""Chinese text search: one analyser for index and query, and thin backends for the database
engines. Knows text and engines only; the reader's search page lives in `articles`."""
