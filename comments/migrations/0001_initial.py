import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SensitiveTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(max_length=50, unique=True, verbose_name='term')),
            ],
            options={
                'verbose_name': 'sensitive term',
                'verbose_name_plural': 'sensitive terms',
                'ordering': ['term'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_by_guest', models.BooleanField(default=False, verbose_name='by a guest')),
                ('name', models.CharField(blank=True, max_length=60, verbose_name='name as shown')),
                ('body', models.TextField(max_length=1000, verbose_name='comment text')),
                ('status', models.CharField(choices=[('pending', 'Waits for moderation'), ('approved', 'Public comment'), ('rejected', 'Not published'), ('removed', 'Taken away')], default='pending', max_length=10, verbose_name='status')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('is_editor_reply', models.BooleanField(default=False, verbose_name='reply of the editors')),
                ('address_hash', models.CharField(blank=True, max_length=32)),
                ('form_key', models.CharField(max_length=32, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='written at')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reader_comments', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='comments.comment')),
            ],
            options={
                'verbose_name': "reader's comment",
                'verbose_name_plural': "readers' comments",
                'ordering': ['created_at', 'pk'],
                'permissions': [('moderate_comment', "Can moderate readers' comments")],
            },
        ),
        migrations.CreateModel(
            name='CommentSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('are_open', models.BooleanField(default=True, help_text='Where neither the article nor one of its columns says otherwise.', verbose_name='articles take comments')),
                ('guests_may_comment', models.BooleanField(default=False, help_text='Without an account; they answer a small sum first.', verbose_name='guests may comment')),
                ('moderate_first', models.BooleanField(default=True, help_text='Otherwise a comment is public at once, unless it has links or one of the terms.', verbose_name='moderation before publication')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'comment settings',
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='comments.comment')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comment_reports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'report of a comment',
                'verbose_name_plural': 'reports of comments',
                'ordering': ['created_at', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['page', 'status', 'created_at'], name='comments_co_page_id_df1d5a_idx'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['status', 'created_at'], name='comments_co_status_08b9ef_idx'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['author', 'created_at'], name='comments_co_author__a235af_idx'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['address_hash', 'created_at'], name='comments_co_address_5d30db_idx'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(fields=('comment', 'user'), name='one_report_a_reader'),
        ),
    ]
