import django.core.validators
import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import modelsearch.index
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('site_core', '0001_initial'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('allow_comments', models.CharField(choices=[('inherit', 'As the level above says'), ('yes', 'Open for comments'), ('no', 'Closed for comments')], default='inherit', help_text='Takes effect as soon as it is saved, without a review.', max_length=10, verbose_name='comments')),
                ('released_at', models.DateTimeField(editable=False, null=True, verbose_name='released at')),
                ('listed_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='listed at')),
                ('last_corrected_at', models.DateTimeField(editable=False, null=True, verbose_name='last corrected at')),
                ('correction_note', models.TextField(blank=True, help_text='What was wrong and what is right now. Readers see it, with its date, above the text.', max_length=1000, verbose_name='correction notice')),
                ('kicker', models.CharField(blank=True, help_text='A line above the title.', max_length=120, verbose_name='kicker')),
                ('subtitle', models.CharField(blank=True, help_text='A line below the title.', max_length=160, verbose_name='subtitle')),
                ('summary', models.TextField(blank=True, help_text='Two or three sentences; shown in lists and to search engines.', max_length=500, verbose_name='summary')),
                ('source', models.CharField(blank=True, help_text='For a reprint: where it first appeared. Leave empty for our own text.', max_length=120, verbose_name='source')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='address of the original')),
                ('responsible_editor', models.CharField(blank=True, max_length=60, verbose_name='responsible editor')),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('heading', 3), ('image', 8), ('table', 11), ('quote', 14), ('gallery', 17), ('attachment', 20), ('video', 25), ('callout', 29), ('footnotes', 32), ('references', 35)], blank=True, block_lookup={0: ('site_core.blocks.text.ParagraphBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('2', 'First level: 一、'), ('3', 'Second level: （一）'), ('4', 'Third level: 1.')], 'label': 'Level'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {}), 4: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image'}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'Leave empty to use the text kept with the image.', 'label': 'Alternative text', 'max_length': 255, 'required': False}), 6: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Screen readers then pass over it.', 'label': 'Purely decorative', 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'help_text': 'Leave empty to use the caption kept with the image.', 'label': 'Picture caption', 'max_length': 255, 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('image', 4), ('alt', 5), ('decorative', 6), ('caption', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Short text', 'required': False}), 10: ('site_core.blocks.text.ParagraphBlock', (), {'label': 'Paragraphs', 'required': False}), 11: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 9), ('paragraphs', 10)]], {}), 12: ('wagtail.blocks.TextBlock', (), {'label': 'Quotation', 'rows': 3}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Attribution', 'max_length': 120, 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('text', 12), ('attribution', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 16: ('wagtail.blocks.ListBlock', (8,), {'label': 'Images', 'min_num': 2}), 17: ('wagtail.blocks.StructBlock', [[('title', 15), ('pictures', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Description', 'max_length': 200, 'required': False}), 20: ('wagtail.blocks.StructBlock', [[('document', 18), ('description', 19)]], {}), 21: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4 or WebM.', 'label': 'Video file'}), 22: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Still picture', 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Video caption', 'max_length': 255, 'required': False}), 24: ('wagtail.blocks.CharBlock', (), {'help_text': 'For readers who cannot hear or see it.', 'label': 'What is said and shown', 'max_length': 2000, 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('document', 21), ('poster', 22), ('caption', 23), ('transcript', 24)]], {}), 26: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('note', 'Explanation'), ('tip', 'Tip'), ('warning', 'Warning')], 'label': 'Kind'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60, 'required': False}), 28: ('site_core.blocks.text.ParagraphBlock', (), {'label': 'Text'}), 29: ('wagtail.blocks.StructBlock', [[('kind', 26), ('title', 27), ('text', 28)]], {}), 30: ('wagtail.blocks.TextBlock', (), {'label': 'Note', 'rows': 2}), 31: ('wagtail.blocks.ListBlock', (30,), {'label': 'Notes', 'min_num': 1}), 32: ('wagtail.blocks.StructBlock', [[('notes', 31)]], {}), 33: ('wagtail.blocks.TextBlock', (), {'label': 'Work', 'rows': 2}), 34: ('wagtail.blocks.ListBlock', (33,), {'label': 'Works', 'min_num': 1}), 35: ('wagtail.blocks.StructBlock', [[('works', 34)]], {})}, verbose_name='body')),
                ('audience', models.CharField(choices=[('public', 'Everybody'), ('members', 'Members'), ('organisations', 'Organisation members')], default='public', max_length=15, verbose_name='audience')),
                ('word_count', models.PositiveIntegerField(default=0, editable=False, verbose_name='word count')),
                ('legacy_address', models.CharField(blank=True, max_length=500, verbose_name='old address')),
                ('legacy_date', models.DateField(blank=True, null=True, verbose_name='old date')),
                ('legacy_read_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='old read count')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='full name')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='unit')),
                ('biography', models.TextField(blank=True, verbose_name='biography')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ['name', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='ArticleKeyword',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(app_label)s_%(class)s_items', to='taggit.tag')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ArticleReads',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reads', serialize=False, to='articles.articlepage')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='reads')),
            ],
            options={
                'verbose_name': 'reads of an article',
                'verbose_name_plural': 'reads of articles',
            },
        ),
        migrations.AddField(
            model_name='articlepage',
            name='keywords',
            field=modelcluster.contrib.taggit.ClusterTaggableManager(blank=True, help_text='Separate keywords by a comma.', through='articles.ArticleKeyword', to='taggit.Tag', verbose_name='keywords'),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='site_core.siteimage', verbose_name='lead image'),
        ),
        migrations.AddField(
            model_name='articlekeyword',
            name='content_object',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_items', to='articles.articlepage'),
        ),
        migrations.CreateModel(
            name='ArticleAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='site_core.sitedocument', verbose_name='document')),
                ('article', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='articles.articlepage')),
            ],
            options={
                'verbose_name': 'attachment',
                'verbose_name_plural': 'attachments',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ArticleByline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(blank=True, max_length=60, verbose_name='name as printed')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='unit as printed')),
                ('article', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='articles.articlepage')),
                ('author', models.ForeignKey(blank=True, help_text='Choose an author and leave the fields below empty to copy name and unit.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bylines', to='articles.author', verbose_name='author')),
            ],
            options={
                'verbose_name': 'byline',
                'verbose_name_plural': 'bylines',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CategoryIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('allow_comments', models.CharField(choices=[('inherit', 'As the level above says'), ('yes', 'Open for comments'), ('no', 'Closed for comments')], default='inherit', help_text='Takes effect as soon as it is saved, without a review.', max_length=10, verbose_name='comments')),
                ('released_at', models.DateTimeField(editable=False, null=True, verbose_name='released at')),
                ('listed_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='listed at')),
                ('last_corrected_at', models.DateTimeField(editable=False, null=True, verbose_name='last corrected at')),
                ('correction_note', models.TextField(blank=True, help_text='What was wrong and what is right now. Readers see it, with its date, above the text.', max_length=1000, verbose_name='correction notice')),
                ('introduction', models.CharField(blank=True, max_length=300, verbose_name='introduction')),
                ('column_class', models.CharField(choices=[('dynamic', 'News, often updated'), ('notice', 'Notices and policies'), ('other', 'Other')], default='other', max_length=10, verbose_name='class')),
                ('update_cycle_days', models.PositiveSmallIntegerField(blank=True, help_text='How often something new is expected. Leave empty for no expectation.', null=True, verbose_name='update cycle in days')),
                ('layout', models.CharField(choices=[('list', 'Dated list'), ('cards', 'Cards with pictures')], default='list', max_length=10, verbose_name='layout')),
                ('has_feed', models.BooleanField(default=True, verbose_name='offer RSS and Atom')),
                ('responsible_editor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person in charge')),
            ],
            options={
                'verbose_name': 'column',
                'verbose_name_plural': 'columns',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='also_in',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Further columns that list this article. Its address stays one.', related_name='placed_articles', to='articles.categoryindexpage', verbose_name='also in'),
        ),
        migrations.CreateModel(
            name='PinnedArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.articlepage', verbose_name='article')),
                ('column', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pinned_articles', to='articles.categoryindexpage')),
            ],
            options={
                'verbose_name': 'pinned article',
                'verbose_name_plural': 'pinned articles',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReadMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slot', models.PositiveIntegerField()),
                ('article_id', models.PositiveBigIntegerField()),
                ('reader', models.CharField(max_length=32)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('slot', 'article_id', 'reader'), name='read_once')],
            },
        ),
        migrations.CreateModel(
            name='SidebarBox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=40, verbose_name='title')),
                ('kind', models.CharField(choices=[('column', 'Newest of a column'), ('picked', 'Picked by hand'), ('comments', 'Newest comments'), ('most_read', 'Most read in 30 days')], default='column', max_length=10, verbose_name='kind')),
                ('count', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='number of entries')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('column', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.categoryindexpage', verbose_name='column')),
            ],
            options={
                'verbose_name': 'sidebar box',
                'verbose_name_plural': 'sidebar boxes',
                'ordering': ['sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SidebarBoxArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.articlepage', verbose_name='article')),
                ('box', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='picks', to='articles.sidebarbox')),
            ],
            options={
                'verbose_name': 'picked article',
                'verbose_name_plural': 'picked articles',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DailyReads',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='reads')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='daily_reads', to='articles.articlepage')),
            ],
            options={
                'verbose_name': 'reads of a day',
                'verbose_name_plural': 'reads by day',
                'indexes': [models.Index(fields=['day', 'article'], name='articles_da_day_20c153_idx')],
                'constraints': [models.UniqueConstraint(fields=('article', 'day'), name='reads_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Favourite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='time')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='favourites', to='articles.articlepage')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='favourites', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'favourite',
                'verbose_name_plural': 'favourites',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('user', 'article'), name='favourite_once')],
            },
        ),
    ]
