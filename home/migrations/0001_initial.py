import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('released_at', models.DateTimeField(editable=False, null=True, verbose_name='released at')),
                ('listed_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='listed at')),
                ('last_corrected_at', models.DateTimeField(editable=False, null=True, verbose_name='last corrected at')),
                ('correction_note', models.TextField(blank=True, help_text='What was wrong and what is right now. Readers see it, with its date, above the text.', max_length=1000, verbose_name='correction notice')),
                ('introduction', models.CharField(blank=True, max_length=300, verbose_name='introduction')),
                ('sections', wagtail.fields.StreamField([('lead', 1), ('latest', 4), ('column', 9), ('notices', 11), ('picture_news', 13), ('topic', 19), ('picked', 20), ('authors', 26), ('friend_links', 27)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', ('articles.ArticlePage',), {'help_text': 'Leave empty for the newest article that has a picture.', 'label': 'Article', 'required': False}), 1: ('wagtail.blocks.StructBlock', [[('article', 0)]], {}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 40, 'required': False}), 3: ('home.blocks.CountBlock', (8,), {}), 4: ('wagtail.blocks.StructBlock', [[('title', 2), ('count', 3)]], {}), 5: ('wagtail.blocks.PageChooserBlock', ('articles.CategoryIndexPage',), {'label': 'Column'}), 6: ('wagtail.blocks.CharBlock', (), {'help_text': 'Leave empty to use the title of the column.', 'label': 'Title', 'max_length': 40, 'required': False}), 7: ('home.blocks.CountBlock', (6,), {}), 8: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('list', 'Titles'), ('picture', 'Titles, the first with its picture')], 'label': 'Layout'}), 9: ('wagtail.blocks.StructBlock', [[('column', 5), ('title', 6), ('count', 7), ('layout', 8)]], {}), 10: ('home.blocks.CountBlock', (5,), {}), 11: ('wagtail.blocks.StructBlock', [[('column', 5), ('title', 6), ('count', 10)]], {}), 12: ('home.blocks.CountBlock', (4,), {}), 13: ('wagtail.blocks.StructBlock', [[('column', 5), ('title', 6), ('count', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 40}), 15: ('wagtail.blocks.TextBlock', (), {'label': 'Introduction', 'max_length': 200, 'rows': 3}), 16: ('wagtail.blocks.PageChooserBlock', ('articles.CategoryIndexPage',), {'help_text': 'Where more on this topic is found.', 'label': 'Column', 'required': False}), 17: ('wagtail.blocks.PageChooserBlock', ('articles.ArticlePage',), {'label': 'Article'}), 18: ('wagtail.blocks.ListBlock', (17,), {'label': 'Articles', 'max_num': 12, 'min_num': 1}), 19: ('wagtail.blocks.StructBlock', [[('title', 14), ('introduction', 15), ('column', 16), ('articles', 18)]], {}), 20: ('wagtail.blocks.StructBlock', [[('title', 14), ('articles', 18)]], {}), 21: ('wagtail.blocks.CharBlock', (), {'label': 'Name', 'max_length': 60}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Unit', 'max_length': 120, 'required': False}), 23: ('wagtail.blocks.TextBlock', (), {'label': 'Biography', 'max_length': 200, 'required': False, 'rows': 2}), 24: ('wagtail.blocks.StructBlock', [[('name', 21), ('unit', 22), ('biography', 23)]], {'label': 'Author'}), 25: ('wagtail.blocks.ListBlock', (24,), {'label': 'Authors', 'max_num': 12, 'min_num': 1}), 26: ('wagtail.blocks.StructBlock', [[('title', 2), ('authors', 25)]], {}), 27: ('home.blocks.FriendLinksBlock', (), {})}, help_text='Wide sections take a whole row, the others stand three in a row. While there is none, the page shows the lead story, the latest articles and every column.', verbose_name='sections')),
            ],
            options={
                'verbose_name': 'home page',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('released_at', models.DateTimeField(editable=False, null=True, verbose_name='released at')),
                ('listed_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='listed at')),
                ('last_corrected_at', models.DateTimeField(editable=False, null=True, verbose_name='last corrected at')),
                ('correction_note', models.TextField(blank=True, help_text='What was wrong and what is right now. Readers see it, with its date, above the text.', max_length=1000, verbose_name='correction notice')),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('heading', 3), ('image', 8), ('table', 11), ('quote', 14), ('gallery', 17), ('attachment', 20), ('video', 25), ('callout', 29), ('footnotes', 32), ('references', 35)], blank=True, block_lookup={0: ('site_core.blocks.text.ParagraphBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('2', 'First level: 一、'), ('3', 'Second level: （一）'), ('4', 'Third level: 1.')], 'label': 'Level'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {}), 4: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'Leave empty to use the text kept with the image.', 'label': 'Alternative text', 'max_length': 255, 'required': False}), 6: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Screen readers then pass over it.', 'label': 'Purely decorative', 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'help_text': 'Leave empty to use the caption kept with the image.', 'label': 'Picture caption', 'max_length': 255, 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('image', 4), ('alt', 5), ('decorative', 6), ('caption', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Short text', 'required': False}), 10: ('site_core.blocks.text.ParagraphBlock', (), {'label': 'Paragraphs', 'required': False}), 11: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 9), ('paragraphs', 10)]], {}), 12: ('wagtail.blocks.TextBlock', (), {'label': 'Quotation', 'rows': 3}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Attribution', 'max_length': 120, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 12), ('attribution', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 16: ('wagtail.blocks.ListBlock', (8,), {'label': 'Images', 'min_num': 2}), 17: ('wagtail.blocks.StructBlock', [[('title', 15), ('pictures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Description', 'max_length': 200, 'required': False}), 20: ('wagtail.blocks.StructBlock', [[('document', 18), ('description', 19)]], {}), 21: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4 or WebM.', 'label': 'Video file'}), 22: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Still picture', 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Video caption', 'max_length': 255, 'required': False}), 24: ('wagtail.blocks.CharBlock', (), {'help_text': 'For readers who cannot hear or see it.', 'label': 'What is said and shown', 'max_length': 2000, 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('document', 21), ('poster', 22), ('caption', 23), ('transcript', 24)]], {}), 26: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('note', 'Explanation'), ('tip', 'Tip'), ('warning', 'Warning')], 'label': 'Kind'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60, 'required': False}), 28: ('site_core.blocks.text.ParagraphBlock', (), {'label': 'Text'}), 29: ('wagtail.blocks.StructBlock', [[('kind', 26), ('title', 27), ('text', 28)]], {}), 30: ('wagtail.blocks.TextBlock', (), {'label': 'Note', 'rows': 2}), 31: ('wagtail.blocks.ListBlock', (30,), {'label': 'Notes', 'min_num': 1}), 32: ('wagtail.blocks.StructBlock', [[('notes', 31)]], {}), 33: ('wagtail.blocks.TextBlock', (), {'label': 'Work', 'rows': 2}), 34: ('wagtail.blocks.ListBlock', (33,), {'label': 'Works', 'min_num': 1}), 35: ('wagtail.blocks.StructBlock', [[('works', 34)]], {})}, verbose_name='body')),
            ],
            options={
                'verbose_name': 'standard page',
                'verbose_name_plural': 'standard pages',
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]
