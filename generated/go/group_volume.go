package fernhill

import "context"

// VolumeService has the commands of the group Volume.
type VolumeService struct{ core *core }

// AttachVolumeParams are the parameters of AttachVolume.
type AttachVolumeParams struct {
	// The volume.
	ID string `api:"id" rules:"required"`

	// The machine.
	Virtualmachineid string `api:"virtualmachineid" rules:"required"`

	// Where it appears.
	Deviceid *int64 `api:"deviceid"`
}

// String describes the parameters that are set, without secrets.
func (p AttachVolumeParams) String() string {
	return describe(p)
}

var opAttachVolume = operation{name: "attachVolume", method: "POST", params: (*AttachVolumeParams)(nil)}

// AttachVolume attaches a volume to a machine.
func (s *VolumeService) AttachVolume(ctx context.Context, params *AttachVolumeParams) (*Job[*Volume], error) {
	return startJob[*Volume](ctx, s.core, &opAttachVolume, params)
}

// CreateVolumeParams are the parameters of CreateVolume.
type CreateVolumeParams struct {
	// Its name. At most 255 characters.
	Name string `api:"name" rules:"required,max=255"`

	// The offering that sizes it.
	Diskofferingid *string `api:"diskofferingid"`

	// Its size in GiB.
	Size *int64 `api:"size"`

	// The most operations a second.
	Maxiops *int64 `api:"maxiops"`

	// The zone to make it in.
	Zoneid *string `api:"zoneid"`
}

// String describes the parameters that are set, without secrets.
func (p CreateVolumeParams) String() string {
	return describe(p)
}

var opCreateVolume = operation{name: "createVolume", method: "POST", params: (*CreateVolumeParams)(nil)}

// CreateVolume creates a volume.
func (s *VolumeService) CreateVolume(ctx context.Context, params *CreateVolumeParams) (*Job[*Volume], error) {
	return startJob[*Volume](ctx, s.core, &opCreateVolume, params)
}

// ListVolumesParams are the parameters of ListVolumes.
type ListVolumesParams struct {
	// Only this volume.
	ID *string `api:"id"`

	// ROOT or DATADISK. At most 255 characters.
	Type *string `api:"type" rules:"max=255"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListVolumesParams) String() string {
	return describe(p)
}

var opListVolumes = operation{name: "listVolumes", method: "GET", params: (*ListVolumesParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListVolumes lists volumes.
func (s *VolumeService) ListVolumes(ctx context.Context, params *ListVolumesParams) *Pages[*Volume] {
	return list[*Volume](ctx, s.core, &opListVolumes, params)
}
