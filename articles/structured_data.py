"""schema.org description (JSON-LD) of an article."""

from django.utils import timezone

from site_core.models import SiteSettings


def article_description(article, request) -> dict:
    """Article, without its text: a members-only text must not appear here either."""
    settings = SiteSettings.for_request(request)
    publisher = settings.organiser or settings.site_name
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "description": article.meta_description,
        "inLanguage": "zh-CN",
        "mainEntityOfPage": article.get_full_url(request),
        "isAccessibleForFree": article.is_open_to_everybody,
        "author": [
            {"@type": "Person", "name": byline.name}
            | ({"affiliation": byline.unit} if byline.unit else {})
            for byline in article.byline_rows
        ],
        "keywords": [keyword.name for keyword in article.keyword_list],
    }
    if publisher:
        data["publisher"] = {"@type": "Organization", "name": publisher}
    if article.listed_at:
        data["datePublished"] = timezone.localtime(article.listed_at).isoformat()
        modified = article.last_corrected_at or article.listed_at
        data["dateModified"] = timezone.localtime(modified).isoformat()
    return {key: value for key, value in data.items() if value not in ("", [])}
