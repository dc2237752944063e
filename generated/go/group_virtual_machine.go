package fernhill

import (
	"context"
	"log/slog"
)

// VirtualMachineService has the commands of the group Virtual machine.
type VirtualMachineService struct{ core *core }

// DeployVirtualMachineParams are the parameters of DeployVirtualMachine.
type DeployVirtualMachineParams struct {
	// The offering that sizes it.
	Serviceofferingid string `api:"serviceofferingid" rules:"required"`

	// The template to make it from.
	Templateid string `api:"templateid" rules:"required"`

	// The zone to run it in.
	Zoneid string `api:"zoneid" rules:"required"`

	// The name inside its network. At most 255 characters.
	Name *string `api:"name" rules:"max=255"`

	// The networks to put it in. Mutually exclusive with iptonetworklist.
	Networkids []string `api:"networkids"`

	// Addresses to take: iptonetworklist[0].networkid=... and iptonetworklist[0].ip=... Mutually
	// exclusive with networkids.
	Iptonetworklist []Entries `api:"iptonetworklist" rules:"records"`

	// Settings beyond the offering.
	Details Entries `api:"details" rules:"indexed"`

	// The disk's size in GiB.
	Size *int64 `api:"size"`

	// What its first start reads, in base64. At most 32768 characters.
	Userdata *string `api:"userdata" rules:"max=32768"`

	// If false, it is not started. Defaults to true.
	Startvm *bool `api:"startvm"`
}

// String describes the parameters that are set, without secrets.
func (p DeployVirtualMachineParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p DeployVirtualMachineParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p DeployVirtualMachineParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opDeployVirtualMachine = operation{name: "deployVirtualMachine", method: "POST", params: (*DeployVirtualMachineParams)(nil), excludes: [][2]string{{"networkids", "iptonetworklist"}, {"iptonetworklist", "networkids"}}}

// DeployVirtualMachine deploys a machine and starts it.
func (s *VirtualMachineService) DeployVirtualMachine(ctx context.Context, params *DeployVirtualMachineParams) (*Job[*VirtualMachine], error) {
	return startJob[*VirtualMachine](ctx, s.core, &opDeployVirtualMachine, params)
}

// DestroyVirtualMachineParams are the parameters of DestroyVirtualMachine.
type DestroyVirtualMachineParams struct {
	// The machine.
	ID string `api:"id" rules:"required"`

	// If true, at once and for good.
	Expunge *bool `api:"expunge"`
}

// String describes the parameters that are set, without secrets.
func (p DestroyVirtualMachineParams) String() string {
	return describe(p)
}

var opDestroyVirtualMachine = operation{name: "destroyVirtualMachine", method: "POST", params: (*DestroyVirtualMachineParams)(nil)}

// DestroyVirtualMachine destroys a machine.
func (s *VirtualMachineService) DestroyVirtualMachine(ctx context.Context, params *DestroyVirtualMachineParams) (*Job[*VirtualMachine], error) {
	return startJob[*VirtualMachine](ctx, s.core, &opDestroyVirtualMachine, params)
}

// ListVirtualMachinesParams are the parameters of ListVirtualMachines.
type ListVirtualMachinesParams struct {
	// Only this machine.
	ID *string `api:"id"`

	// Only machines in this state. At most 255 characters.
	State *string `api:"state" rules:"max=255"`

	// Only machines of this zone.
	Zoneid *string `api:"zoneid"`

	// What to say of each: all, group, nics, stats.
	Details []string `api:"details"`

	// Only machines deployed since then.
	From *Time `api:"from"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListVirtualMachinesParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p ListVirtualMachinesParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p ListVirtualMachinesParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opListVirtualMachines = operation{name: "listVirtualMachines", method: "GET", params: (*ListVirtualMachinesParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListVirtualMachines lists machines.
func (s *VirtualMachineService) ListVirtualMachines(ctx context.Context, params *ListVirtualMachinesParams) *Pages[*VirtualMachine] {
	return list[*VirtualMachine](ctx, s.core, &opListVirtualMachines, params)
}

// RebootVirtualMachineParams are the parameters of RebootVirtualMachine.
type RebootVirtualMachineParams struct {
	// The machine.
	ID string `api:"id" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p RebootVirtualMachineParams) String() string {
	return describe(p)
}

var opRebootVirtualMachine = operation{name: "rebootVirtualMachine", method: "POST", params: (*RebootVirtualMachineParams)(nil)}

// RebootVirtualMachine restarts a machine.
func (s *VirtualMachineService) RebootVirtualMachine(ctx context.Context, params *RebootVirtualMachineParams) (*Job[*VirtualMachine], error) {
	return startJob[*VirtualMachine](ctx, s.core, &opRebootVirtualMachine, params)
}

// StartVirtualMachineParams are the parameters of StartVirtualMachine.
type StartVirtualMachineParams struct {
	// The machine.
	ID string `api:"id" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p StartVirtualMachineParams) String() string {
	return describe(p)
}

var opStartVirtualMachine = operation{name: "startVirtualMachine", method: "POST", params: (*StartVirtualMachineParams)(nil)}

// StartVirtualMachine starts a machine.
func (s *VirtualMachineService) StartVirtualMachine(ctx context.Context, params *StartVirtualMachineParams) (*Job[*VirtualMachine], error) {
	return startJob[*VirtualMachine](ctx, s.core, &opStartVirtualMachine, params)
}

// StopVirtualMachineParams are the parameters of StopVirtualMachine.
type StopVirtualMachineParams struct {
	// The machine.
	ID string `api:"id" rules:"required"`

	// If true, even if it does not answer.
	Forced *bool `api:"forced"`
}

// String describes the parameters that are set, without secrets.
func (p StopVirtualMachineParams) String() string {
	return describe(p)
}

var opStopVirtualMachine = operation{name: "stopVirtualMachine", method: "POST", params: (*StopVirtualMachineParams)(nil)}

// StopVirtualMachine stops a machine.
func (s *VirtualMachineService) StopVirtualMachine(ctx context.Context, params *StopVirtualMachineParams) (*Job[*VirtualMachine], error) {
	return startJob[*VirtualMachine](ctx, s.core, &opStopVirtualMachine, params)
}
