import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import site_core.files.renditions
import site_core.models.chrome
import site_core.models.media
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CollectedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('collected_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='FriendLinkGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'friend links',
                'verbose_name_plural': 'friend links',
                'ordering': ['sort_order', 'pk'],
            },
            bases=(site_core.models.chrome.PreviewedOnHomePage, models.Model),
        ),
        migrations.CreateModel(
            name='FriendLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('url', models.URLField(max_length=300, verbose_name='address')),
                ('group', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='site_core.friendlinkgroup')),
            ],
            options={
                'verbose_name': 'friend link',
                'verbose_name_plural': 'friend links',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PolicyViolation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('directive', models.CharField(max_length=60, verbose_name='rule')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('page', models.CharField(max_length=200, verbose_name='page')),
                ('times', models.PositiveIntegerField(default=0, verbose_name='times')),
                ('last_at', models.DateTimeField(auto_now=True, verbose_name='last time')),
            ],
            options={
                'verbose_name': 'policy violation',
                'verbose_name_plural': 'policy violations',
                'ordering': ['-last_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('directive', 'source', 'page'), name='one_row_for_each_violation')],
            },
        ),
        migrations.CreateModel(
            name='SiteDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('file', models.FileField(upload_to=site_core.models.media.document_path, verbose_name='file')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'abstract': False,
            },
            bases=(site_core.models.media.FileDigestMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='SiteImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', help_text='What a reader who cannot see the image should be told.', max_length=255, verbose_name='alternative text')),
                ('caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('credit', models.CharField(blank=True, help_text='Photographer or source.', max_length=100, verbose_name='credit')),
                ('licence', models.CharField(blank=True, help_text='By what right we use it, e.g. own work, or the name of the licence.', max_length=100, verbose_name='licence')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'abstract': False,
            },
            bases=(site_core.models.media.FileDigestMixin, site_core.files.renditions.MakesRenditionsMixin, wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='SiteSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site_name', models.CharField(blank=True, max_length=60, verbose_name='site name')),
                ('tagline', models.CharField(blank=True, max_length=120, verbose_name='tagline')),
                ('description', models.CharField(blank=True, help_text='One sentence for search engines, used where a page has none of its own.', max_length=200, verbose_name='description')),
                ('organiser', models.CharField(blank=True, max_length=200, verbose_name='organiser')),
                ('undertaker', models.CharField(blank=True, max_length=200, verbose_name='undertaker')),
                ('co_organiser', models.CharField(blank=True, max_length=200, verbose_name='co-organiser')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='postal address')),
                ('icp_number', models.CharField(blank=True, max_length=40, validators=[django.core.validators.RegexValidator('^[\\u4e00-\\u9fff]ICP[备证]\\d{6,10}号(-\\d{1,3})?$', 'Write the ICP number in full, e.g. 湘ICP备12345678号-1.')], verbose_name='ICP number')),
                ('police_number', models.CharField(blank=True, max_length=40, validators=[django.core.validators.RegexValidator('^[\\u4e00-\\u9fff]公网安备\\s?\\d{13,14}号$', 'Write the public security number in full, e.g. 京公网安备11000002000001号.')], verbose_name='public security number')),
                ('site_code', models.CharField(blank=True, max_length=10, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9]{10}$', 'The site identification code has ten letters or digits.')], verbose_name='site identification code')),
                ('has_government_meta', models.BooleanField(default=False, help_text='For sites under inspection: SiteName, ColumnName, ArticleTitle and so on.', verbose_name='page labels for government sites')),
                ('copyright_holder', models.CharField(blank=True, max_length=120, verbose_name='copyright holder')),
                ('founded_year', models.PositiveSmallIntegerField(blank=True, help_text='The current year is added by itself.', null=True, validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)], verbose_name='first year of copyright')),
                ('privacy_page', models.ForeignKey(blank=True, help_text='Named where members sign up.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='privacy notice')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'site settings',
            },
            bases=(site_core.models.chrome.PreviewedOnHomePage, models.Model),
        ),
        migrations.CreateModel(
            name='FooterLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('settings', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='footer_links', to='site_core.sitesettings')),
            ],
            options={
                'verbose_name': 'footer link',
                'verbose_name_plural': 'footer links',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContactLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('phone', 'Telephone'), ('fax', 'Fax'), ('email', 'E-mail'), ('other', 'Other')], default='phone', max_length=10, verbose_name='kind')),
                ('label', models.CharField(max_length=60, verbose_name='label')),
                ('value', models.CharField(max_length=120, verbose_name='number or address')),
                ('settings', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_lines', to='site_core.sitesettings')),
            ],
            options={
                'verbose_name': 'contact line',
                'verbose_name_plural': 'contact lines',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SiteRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='site_core.siteimage')),
            ],
            options={
                'verbose_name': 'image rendition',
                'verbose_name_plural': 'image renditions',
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='unique_rendition')],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
