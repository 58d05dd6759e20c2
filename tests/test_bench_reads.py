from scripts.bench.read_plan import BROWSERS, Post, expected, plan


def test_expectation_counts_a_reader_once_an_article_and_no_robot():
    posts = [
        Post(1, "10.0.0.1", BROWSERS[0]),
        Post(1, "10.0.0.1", BROWSERS[0], forged="198.51.100.1"),
        Post(1, "10.0.0.1", BROWSERS[1]),
        Post(2, "10.0.0.1", BROWSERS[0]),
        Post(2, "10.0.0.2", "curl/8.5.0", person=False),
    ]

    assert expected(posts) == {1: 2, 2: 1}


def test_plan_has_repeats_and_keeps_robots_on_articles_of_their_own():
    posts = plan(200, 10, list(range(20)), [90, 91])

    assert len(posts) == 2000
    assert sum(expected(posts).values()) == 170 * 8
    assert {post.article for post in posts if not post.person} == {90, 91}
    assert not {post.article for post in posts if post.person} & {90, 91}
