"""Site chrome as plain data: what of it has changed."""

import json

from modelcluster.models import ClusterableModel, get_all_child_relations

# Never written down, not even shortened; that one was changed is.
SECRET_FIELDS = {"password"}
HIDDEN = "●"
LONGEST = 200


def snapshot(instance) -> dict:
    """The fields of `instance` by name, with its inline rows when it has any."""
    if isinstance(instance, ClusterableModel):
        data = instance.serializable_data()
        for relation in get_all_child_relations(instance):
            data[relation.get_accessor_name()] = [
                {name: row[name] for name in row if name not in ("pk", relation.field.name)}
                for row in data[relation.get_accessor_name()]
            ]
    else:
        data = {
            field.name: field.value_from_object(instance)
            for field in instance._meta.concrete_fields
        }
    return json.loads(json.dumps(data, default=str))


def stored_snapshot(instance) -> dict:
    """The same of the row as the database has it; empty when there is none."""
    stored = type(instance)._base_manager.filter(pk=instance.pk).first()
    return snapshot(stored) if stored else {}


def difference(before: dict, after: dict) -> dict:
    """`before` and `after` of what differs: compact, and without secrets."""
    names = [name for name in before | after if before.get(name) != after.get(name)]
    return {
        "before": {name: _written(name, before[name]) for name in names if name in before},
        "after": {name: _written(name, after[name]) for name in names if name in after},
    }


def _written(name, value):
    if name in SECRET_FIELDS:
        return HIDDEN if value else ""
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{value[:LONGEST]}…"
    return value
