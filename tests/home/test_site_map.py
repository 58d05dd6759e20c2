from tests.factories import ArticleFactory, ColumnFactory, StandardPageFactory


def test_site_map_shows_columns_as_a_tree_and_other_pages(client, home_page):
    top = ColumnFactory(parent=home_page, title="理论研究", released=True)
    second = ColumnFactory(parent=top, title="专题研究", released=True)
    ColumnFactory(parent=second, title="短文风", released=True)
    StandardPageFactory(parent=home_page, title="关于我们", released=True)
    response = client.get("/sitemap/")
    (branch,) = response.context["columns"]
    assert branch.page.title == "理论研究"
    assert [b.page.title for b in branch.branches] == ["专题研究"]
    assert [b.page.title for b in branch.branches[0].branches] == ["短文风"]
    assert [page.title for page in response.context["pages"]] == ["关于我们"]


def test_site_map_leaves_out_drafts_articles_and_what_stands_below_a_draft(client, home_page):
    draft = ColumnFactory(parent=home_page, title="筹备栏目")
    ColumnFactory(parent=draft, title="筹备子栏目", released=True)
    column = ColumnFactory(parent=home_page, title="理论研究", released=True)
    ArticleFactory(parent=column, title="一篇文章", released=True)
    StandardPageFactory(parent=home_page, title="草稿页")
    html = client.get("/sitemap/").content.decode()
    for words in ("筹备栏目", "筹备子栏目", "一篇文章", "草稿页"):
        assert words not in html


def test_every_page_leads_to_the_site_map(client, home_page):
    assert 'href="/sitemap/"' in client.get("/").content.decode()
