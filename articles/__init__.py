"""Columns and articles, their authors, lists, feeds and sidebar boxes. Composes the rooms below."""
