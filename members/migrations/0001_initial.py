import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('name', models.CharField(max_length=60, verbose_name='full name')),
                ('username_look', models.CharField(editable=False, max_length=150, unique=True)),
                ('has_signed_up', models.BooleanField(default=False, editable=False, verbose_name='has signed up')),
                ('wants_mail', models.BooleanField(default=True, help_text='To your confirmed address, some seconds after the notice.', verbose_name='send me my notices by e-mail as well')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='name of the organisation')),
                ('credit_code', models.CharField(max_length=18, verbose_name='unified social credit code')),
                ('contact', models.CharField(max_length=60, verbose_name='contact person')),
                ('phone', models.CharField(max_length=30, verbose_name='telephone')),
                ('status', models.CharField(choices=[('applied', 'Waits for a decision'), ('approved', 'Member'), ('rejected', 'Not admitted'), ('ended', 'Ended')], default='applied', max_length=10, verbose_name='status')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('seat_limit', models.PositiveSmallIntegerField(default=0, verbose_name='number of seats')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='last day of the membership')),
                ('reminded_of', models.DateField(editable=False, null=True)),
                ('applied_at', models.DateTimeField(auto_now_add=True, verbose_name='applied at')),
                ('administrator', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='administrator')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'Organisation members',
                'ordering': ['-applied_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='seats', to=settings.AUTH_USER_MODEL, verbose_name='taken by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='members.organisation')),
            ],
            options={
                'verbose_name': 'seat',
                'verbose_name_plural': 'seats',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='KeptForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500)),
                ('fields', models.JSONField()),
                ('kept_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='time')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept_forms', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'kept form',
                'verbose_name_plural': 'kept forms',
                'constraints': [models.UniqueConstraint(fields=('user', 'path'), name='one_kept_form_at_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='text')),
                ('address', models.CharField(blank=True, max_length=500, verbose_name='address')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='time')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='read at')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(fields=['user', 'read_at'], name='members_not_user_id_dbe48d_idx')],
            },
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'approved')), fields=('credit_code',), name='one_membership_for_each_organisation'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'approved'), _negated=True), ('expires_on__isnull', False), _connector='OR'), name='membership_has_a_last_day'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(fields=('organisation', 'email'), name='one_seat_for_each_address'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(fields=('organisation', 'member'), name='one_seat_for_each_member'),
        ),
    ]
