package fernhill

import "context"

// SnapshotService has the commands of the group Snapshot.
type SnapshotService struct{ core *core }

// CreateSnapshotParams are the parameters of CreateSnapshot.
type CreateSnapshotParams struct {
	// The volume.
	Volumeid string `api:"volumeid" rules:"required"`

	// Its name. At most 255 characters.
	Name *string `api:"name" rules:"max=255"`

	// If true, the machine holds still meanwhile.
	Quiescevm *bool `api:"quiescevm"`
}

// String describes the parameters that are set, without secrets.
func (p CreateSnapshotParams) String() string {
	return describe(p)
}

var opCreateSnapshot = operation{name: "createSnapshot", method: "POST", params: (*CreateSnapshotParams)(nil)}

// CreateSnapshot takes a snapshot of a volume.
func (s *SnapshotService) CreateSnapshot(ctx context.Context, params *CreateSnapshotParams) (*Job[*Snapshot], error) {
	return startJob[*Snapshot](ctx, s.core, &opCreateSnapshot, params)
}

// CreateVMSnapshotParams are the parameters of CreateVMSnapshot.
type CreateVMSnapshotParams struct {
	// The machine.
	Virtualmachineid string `api:"virtualmachineid" rules:"required"`

	// If true, with its memory.
	Snapshotmemory *bool `api:"snapshotmemory"`
}

// String describes the parameters that are set, without secrets.
func (p CreateVMSnapshotParams) String() string {
	return describe(p)
}

var opCreateVMSnapshot = operation{name: "createVMSnapshot", method: "POST", params: (*CreateVMSnapshotParams)(nil)}

// CreateVMSnapshot takes a snapshot of a machine.
func (s *SnapshotService) CreateVMSnapshot(ctx context.Context, params *CreateVMSnapshotParams) (*Job[*VMSnapshot], error) {
	return startJob[*VMSnapshot](ctx, s.core, &opCreateVMSnapshot, params)
}

// ListSnapshotsParams are the parameters of ListSnapshots.
type ListSnapshotsParams struct {
	// Only snapshots of this volume.
	Volumeid *string `api:"volumeid"`

	// HOURLY, DAILY, WEEKLY or MONTHLY. At most 255 characters.
	Intervaltype *string `api:"intervaltype" rules:"max=255"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListSnapshotsParams) String() string {
	return describe(p)
}

var opListSnapshots = operation{name: "listSnapshots", method: "GET", params: (*ListSnapshotsParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListSnapshots lists snapshots of volumes.
func (s *SnapshotService) ListSnapshots(ctx context.Context, params *ListSnapshotsParams) *Pages[*Snapshot] {
	return list[*Snapshot](ctx, s.core, &opListSnapshots, params)
}
