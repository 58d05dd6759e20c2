"""Who reads what in the measurement of reads, and how many reads that makes. Plain Python.

The expectation knows who is a person because it has made them; it shares no code with the counting.
"""

import random
from collections import Counter
from typing import NamedTuple

BROWSERS = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60 NetType/WIFI Language/zh_CN",
    "Mozilla/5.0 (Linux; Android 15; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36 Quark/7.14",
]
ROBOTS = [
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
    "Mozilla/5.0 (compatible; 360Spider/1.0)",
    "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Bytespider)",
    "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
    "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
    "curl/8.5.0",
    "Wget/1.21.4",
    "python-requests/2.32.3",
    "Go-http-client/1.1",
    "okhttp/4.12.0",
    "Apache-HttpClient/4.5.14 (Java/17.0.9)",
    "Scrapy/2.11 (+https://scrapy.org)",
    "",
]
LOOKS = 8  # posts of one reader that are reads; the others are repeats


class Post(NamedTuple):
    """One post of the beacon."""

    article: int
    address: str
    agent: str
    ahead: bool = False  # a browser looks ahead, nobody reads
    forged: str = ""  # an address that the reader claims to be, before the proxy's word
    person: bool = True

    def headers(self) -> dict[str, str]:
        """As a proxy hands the request on."""
        named = {
            "Content-Length": "0",
            "X-Forwarded-For": ", ".join(part for part in (self.forged, self.address) if part),
        }
        if self.agent:
            named["User-Agent"] = self.agent
        if self.ahead:
            named["Sec-Purpose"] = "prefetch;prerender"
        return named


def plan(readers: int, posts_each: int, read: list[int], visited: list[int]) -> list[Post]:
    """Posts in a random order, the same at every call.

    Of twenty readers seventeen are people, who read several of `read` and come back to some of them;
    two are robots and one is a browser that looks ahead, which go to `visited`. Neighbours share an
    address and have different browsers, as people in one office do.
    """
    chance = random.Random(7)  # noqa: S311
    posts = []
    for number in range(readers):
        address = address_of(number // 2)
        browser = BROWSERS[number % len(BROWSERS)]
        kind = number % 20
        if kind < 17:
            looks = chance.sample(read, min(LOOKS, posts_each, len(read)))
            posts += [Post(article, address, browser) for article in looks]
            posts += [
                Post(chance.choice(looks), address, browser, forged=f"198.51.100.{number % 256}")
                for _ in range(posts_each - len(looks))
            ]
        elif kind < 19:
            agent = ROBOTS[(number // 20 * 2 + kind) % len(ROBOTS)]
            posts += _visits(Post(0, address, agent, person=False), posts_each, visited, chance)
        else:
            look = Post(0, address, browser, ahead=True, person=False)
            posts += _visits(look, posts_each, visited, chance)
    chance.shuffle(posts)
    return posts


def _visits(post, times, articles, chance) -> list[Post]:
    return [post._replace(article=chance.choice(articles)) for _ in range(times)]


def strangers(articles: list[int]):
    """Posts without end, each of somebody who has never been here."""
    number = 0
    while True:
        article = articles[number % len(articles)]
        yield Post(article, f"2001:db8::{number:x}", BROWSERS[number % len(BROWSERS)])
        number += 1


def address_of(number: int) -> str:
    """An address of a network that is nobody's on the internet."""
    return f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"


def expected(posts) -> Counter:
    """Reads by article, when all posts come within one half hour."""
    people = {(post.article, post.address, post.agent) for post in posts if post.person}
    return Counter(article for article, _address, _agent in people)
