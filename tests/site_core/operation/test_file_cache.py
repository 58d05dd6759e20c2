"""What several processes count in the cache of files, they count together."""

from concurrent.futures import ThreadPoolExecutor

from site_core.operation.file_cache import CountingFileCache

TIMES = 50


def counting_cache(folder):
    """As another process would open it."""
    return CountingFileCache(str(folder), {"OPTIONS": {"MAX_ENTRIES": 1000}})


def test_no_count_is_lost_between_several(tmp_path):
    counting_cache(tmp_path).set("tries", 0)

    def count(_number):
        cache = counting_cache(tmp_path)
        for _ in range(TIMES):
            cache.incr("tries")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(4)))
    assert counting_cache(tmp_path).get("tries") == 4 * TIMES


def test_only_one_of_several_adds_a_key(tmp_path):
    def add(number):
        return [counting_cache(tmp_path).add(f"lock{each}", number) for each in range(TIMES)]

    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(add, range(4)))
    assert [sum(each) for each in zip(*added, strict=True)] == [1] * TIMES
