"""Parts of addresses."""

from django.urls.converters import IntConverter


class KeyConverter(IntConverter):
    """A primary key: a number that fits into a database column, written without leading zeros."""

    regex = "[1-9][0-9]{0,17}"
