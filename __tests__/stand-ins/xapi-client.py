"""What XenServer's own client library sees of a host: `xapi-client.py HOST` prints it as JSON. The credentials are in the environment."""

import json
import os
import ssl
import sys
import urllib.parse
import urllib.request

import XenAPI


def watch(xapi, task):
    """Waits by events for the end of a task, and returns its record."""
    token = ""
    while True:
        # `from` is a word of Python's own.
        batch = getattr(xapi.event, "from")([f"task/{task}"], token, 5.0)
        token = batch["token"]
        for event in batch["events"]:
            if event["snapshot"]["status"] != "pending":
                return event["snapshot"]


def fill(host, session, vdi, data):
    """Puts bytes into a disk, and returns the task of that."""
    task = session.xenapi.task.create("import", "")
    fields = {"vdi": vdi, "session_id": session.handle, "task_id": task}
    request = urllib.request.Request(
        f"https://{host}/import_raw_vdi?{urllib.parse.urlencode(fields)}",
        data=data,
        method="PUT",
    )
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    urllib.request.urlopen(request, context=context).close()
    return task


def refusal(call, *args):
    """How the pool refuses a call."""
    try:
        call(*args)
    except XenAPI.Failure as failure:
        return failure.details
    return None


def main(host):
    session = XenAPI.Session(f"https://{host}", ignore_ssl=True)
    session.login_with_password(
        os.environ["XAPI_USERNAME"],
        os.environ["XAPI_PASSWORD"],
        "1.0",
        "xapi-client.py",
    )
    xapi = session.xenapi
    records = xapi.VM.get_all_records()
    [vm] = xapi.VM.get_all_records_where(
        'field "is_a_template" = "false" and field "name_label" = "one"'
    )
    vdi = xapi.VDI.create(
        {
            "name_label": "Packer-CD",
            "SR": xapi.pool.get_default_SR(xapi.pool.get_all()[0]),
            "virtual_size": "4096",
            "type": "user",
            "sharable": False,
            "read_only": False,
            "other_config": {},
        }
    )
    import_task = watch(xapi, fill(host, session, vdi, bytes(4096)))
    clone_task = watch(xapi, xapi.Async.VM.clone(vm, "two"))
    seen = {
        "api": session.API_version,
        "vms": sorted(record["name_label"] for record in records.values()),
        "types": {
            field: type(records[vm][field]).__name__
            for field in (
                "VCPUs_max",
                "is_a_template",
                "HVM_shadow_multiplier",
                "snapshot_time",
                "tags",
                "platform",
            )
        },
        "uploaded": xapi.VDI.get_physical_utilisation(vdi),
        "tasks": [import_task["status"], clone_task["status"]],
        "clones": len(xapi.VM.get_by_name_label("two")),
        "refused": refusal(xapi.VM.hard_shutdown, vm),
        "vm": vm,
    }
    xapi.session.logout()
    print(json.dumps(seen))


main(sys.argv[1])
