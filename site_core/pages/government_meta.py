"""The meta elements that inspections of government sites read.

Names after 《政府网站发展指引》(国办发〔2017〕47号), annex on page labels. Off unless the site's settings
say that it is such a site.
"""

DATE_FORMAT = "%Y-%m-%d %H:%M"


def site_meta(settings) -> list[tuple[str, str]]:
    """(name, content) of what every page says about the site."""
    return [
        ("SiteName", settings.site_name),
        ("SiteDomain", settings.site.hostname),
        ("SiteIDCode", settings.site_code),
    ]


def column_meta(column, column_type: str) -> list[tuple[str, str]]:
    """What a column page says; an article says name and kind of its column too."""
    return [("ColumnName", column.title), ("ColumnType", column_type)]
