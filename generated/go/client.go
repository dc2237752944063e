// Package fernhill is a client for the Fernhill Cloud API Reference.
package fernhill

// SpecVersion identifies the version of the API that the package was generated from.
const SpecVersion = "52b71915643e"

const userAgent = "fernhill/0.1.0 (Go)"

// Client calls the API. Goroutines may share it.
type Client struct {
	core *core

	// Account has the commands of the group Account.
	Account *AccountService

	// AffinityGroup has the commands of the group Affinity group.
	AffinityGroup *AffinityGroupService

	// AsyncJob has the commands of the group Async job.
	AsyncJob *AsyncJobService

	// Configuration has the commands of the group Configuration.
	Configuration *ConfigurationService

	// Event has the commands of the group Event.
	Event *EventService

	// Firewall has the commands of the group Firewall.
	Firewall *FirewallService

	// Network has the commands of the group Network.
	Network *NetworkService

	// Project has the commands of the group Project.
	Project *ProjectService

	// ResourceTags has the commands of the group Resource tags.
	ResourceTags *ResourceTagsService

	// SecurityGroup has the commands of the group Security group.
	SecurityGroup *SecurityGroupService

	// Snapshot has the commands of the group Snapshot.
	Snapshot *SnapshotService

	// Template has the commands of the group Template.
	Template *TemplateService

	// VirtualMachine has the commands of the group Virtual machine.
	VirtualMachine *VirtualMachineService

	// Volume has the commands of the group Volume.
	Volume *VolumeService

	// Zone has the commands of the group Zone.
	Zone *ZoneService
}

func newClient(c *core) *Client {
	client := &Client{core: c}
	client.Account = &AccountService{c}
	client.AffinityGroup = &AffinityGroupService{c}
	client.AsyncJob = &AsyncJobService{c}
	client.Configuration = &ConfigurationService{c}
	client.Event = &EventService{c}
	client.Firewall = &FirewallService{c}
	client.Network = &NetworkService{c}
	client.Project = &ProjectService{c}
	client.ResourceTags = &ResourceTagsService{c}
	client.SecurityGroup = &SecurityGroupService{c}
	client.Snapshot = &SnapshotService{c}
	client.Template = &TemplateService{c}
	client.VirtualMachine = &VirtualMachineService{c}
	client.Volume = &VolumeService{c}
	client.Zone = &ZoneService{c}
	return client
}
