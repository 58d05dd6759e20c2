from tests.factories import ArticleFactory, ColumnFactory


def test_home_page_shows_the_newest_and_a_section_for_each_column(client, home_page):
    shown = ColumnFactory(parent=home_page, title="理论研究", released=True)
    below = ColumnFactory(parent=shown, released=True)
    empty = ColumnFactory(parent=home_page, title="空栏目", released=True)
    hidden = ColumnFactory(parent=home_page, title="不进菜单", show_in_menus=False, released=True)
    for column in (below, hidden):
        ArticleFactory(parent=column, released=True)
    context = client.get("/").context
    assert [section.column.title for section in context["sections"]] == ["理论研究"]
    assert len(context["latest"]) == 2
    menu = [page.title for page in context["chrome"].menu]
    assert menu == ["理论研究", empty.title]


def test_section_shows_the_newest_six_of_its_branch(client, home_page):
    column = ColumnFactory(parent=home_page, released=True)
    made = [ArticleFactory(parent=column, released=True).title for _ in range(8)]
    (section,) = client.get("/").context["sections"]
    assert [article.title for article in section.articles] == made[:1:-1]


def test_empty_site_says_so(client, home_page):
    assert "暂无文章" in client.get("/").content.decode()
