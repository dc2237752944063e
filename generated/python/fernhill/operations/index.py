"""All commands with their groups, constants and summaries; help and completion import nothing else."""

TITLE = "Fernhill Cloud API Reference"

# A command for examples: a list that takes no arguments, if there is one.
EXAMPLE = "listVirtualMachines"

GROUPS: dict[str, str] = {
    "account": "",
    "affinity_group": "",
    "async_job": "",
    "configuration": "",
    "event": "",
    "firewall": "",
    "network": "",
    "project": "",
    "resource_tags": "",
    "security_group": "",
    "snapshot": "",
    "template": "",
    "virtual_machine": "A virtual machine runs in one zone, and is made from a template and sized by an offering.",
    "volume": "",
    "zone": "",
}

COMMANDS: dict[str, tuple[str, str, str]] = {
    "createAccount": (
        "account",
        "CREATE_ACCOUNT",
        "This command creates an account.",
    ),
    "deleteAccount": (
        "account",
        "DELETE_ACCOUNT",
        "This command deletes an account and everything in it.",
    ),
    "listAccounts": (
        "account",
        "LIST_ACCOUNTS",
        "This command lists accounts.",
    ),
    "createAffinityGroup": (
        "affinity_group",
        "CREATE_AFFINITY_GROUP",
        "This command creates an affinity group.",
    ),
    "deleteAffinityGroup": (
        "affinity_group",
        "DELETE_AFFINITY_GROUP",
        "This command deletes an affinity group.",
    ),
    "listAffinityGroups": (
        "affinity_group",
        "LIST_AFFINITY_GROUPS",
        "This command lists affinity groups.",
    ),
    "listAsyncJobs": (
        "async_job",
        "LIST_ASYNC_JOBS",
        "This command lists jobs that are not done.",
    ),
    "queryAsyncJobResult": (
        "async_job",
        "QUERY_ASYNC_JOB_RESULT",
        "This command tells how far a job has come.",
    ),
    "listCapabilities": (
        "configuration",
        "LIST_CAPABILITIES",
        "This command tells what the server can do.",
    ),
    "archiveEvents": (
        "event",
        "ARCHIVE_EVENTS",
        "This command archives events.",
    ),
    "listEvents": (
        "event",
        "LIST_EVENTS",
        "This command lists events.",
    ),
    "createFirewallRule": (
        "firewall",
        "CREATE_FIREWALL_RULE",
        "This command opens ports of an address.",
    ),
    "deleteFirewallRule": (
        "firewall",
        "DELETE_FIREWALL_RULE",
        "This command closes ports again.",
    ),
    "listEgressFirewallRules": (
        "firewall",
        "LIST_EGRESS_FIREWALL_RULES",
        "This command lists what may leave networks.",
    ),
    "listFirewallRules": (
        "firewall",
        "LIST_FIREWALL_RULES",
        "This command lists open ports.",
    ),
    "createNetwork": (
        "network",
        "CREATE_NETWORK",
        "This command creates a network.",
    ),
    "deleteNetwork": (
        "network",
        "DELETE_NETWORK",
        "This command deletes a network.",
    ),
    "listNetworks": (
        "network",
        "LIST_NETWORKS",
        "This command lists networks.",
    ),
    "restartNetwork": (
        "network",
        "RESTART_NETWORK",
        "This command restarts a network's router.",
    ),
    "createProject": (
        "project",
        "CREATE_PROJECT",
        "This command creates a project.",
    ),
    "listProjects": (
        "project",
        "LIST_PROJECTS",
        "This command lists projects.",
    ),
    "deleteProject": (
        "project",
        "DELETE_PROJECT",
        "This command deletes a project.",
    ),
    "createTags": (
        "resource_tags",
        "CREATE_TAGS",
        "This command puts tags on resources.",
    ),
    "listTags": (
        "resource_tags",
        "LIST_TAGS",
        "This command lists tags.",
    ),
    "authorizeSecurityGroupIngress": (
        "security_group",
        "AUTHORIZE_SECURITY_GROUP_INGRESS",
        "This command lets traffic in.",
    ),
    "createSecurityGroup": (
        "security_group",
        "CREATE_SECURITY_GROUP",
        "This command creates a security group.",
    ),
    "listSecurityGroups": (
        "security_group",
        "LIST_SECURITY_GROUPS",
        "This command lists security groups.",
    ),
    "createSnapshot": (
        "snapshot",
        "CREATE_SNAPSHOT",
        "This command takes a snapshot of a volume.",
    ),
    "createVMSnapshot": (
        "snapshot",
        "CREATE_VM_SNAPSHOT",
        "This command takes a snapshot of a machine.",
    ),
    "listSnapshots": (
        "snapshot",
        "LIST_SNAPSHOTS",
        "This command lists snapshots of volumes.",
    ),
    "listTemplates": (
        "template",
        "LIST_TEMPLATES",
        "This command lists templates.",
    ),
    "registerTemplate": (
        "template",
        "REGISTER_TEMPLATE",
        "This command registers a template.",
    ),
    "deployVirtualMachine": (
        "virtual_machine",
        "DEPLOY_VIRTUAL_MACHINE",
        "This command deploys a machine and starts it.",
    ),
    "destroyVirtualMachine": (
        "virtual_machine",
        "DESTROY_VIRTUAL_MACHINE",
        "This command destroys a machine.",
    ),
    "listVirtualMachines": (
        "virtual_machine",
        "LIST_VIRTUAL_MACHINES",
        "This command lists machines.",
    ),
    "rebootVirtualMachine": (
        "virtual_machine",
        "REBOOT_VIRTUAL_MACHINE",
        "This command restarts a machine.",
    ),
    "startVirtualMachine": (
        "virtual_machine",
        "START_VIRTUAL_MACHINE",
        "This command starts a machine.",
    ),
    "stopVirtualMachine": (
        "virtual_machine",
        "STOP_VIRTUAL_MACHINE",
        "This command stops a machine.",
    ),
    "attachVolume": (
        "volume",
        "ATTACH_VOLUME",
        "This command attaches a volume to a machine.",
    ),
    "createVolume": (
        "volume",
        "CREATE_VOLUME",
        "This command creates a volume.",
    ),
    "listVolumes": (
        "volume",
        "LIST_VOLUMES",
        "This command lists volumes.",
    ),
    "listZones": (
        "zone",
        "LIST_ZONES",
        "This command lists zones.",
    ),
}
