package fernhill

// Template is what the API says about one. Fields that the server leaves out are zero; Has tells them from others.
type Template struct {
	received

	// The image.
	ID string `json:"id,omitzero"`

	// Its name.
	Name string `json:"name,omitzero"`

	// A sentence about it.
	Displaytext string `json:"displaytext,omitzero"`

	// How the image is stored.
	Format string `json:"format,omitzero"`

	// Its size in bytes.
	Size int64 `json:"size,omitzero"`

	// True if a machine can start from it.
	Bootable bool `json:"bootable,omitzero"`

	// The operating system in it.
	Ostypeid string `json:"ostypeid,omitzero"`

	// True once it can be used.
	Isready bool `json:"isready,omitzero"`

	// When it was registered.
	Created Time `json:"created,omitzero"`

	// Where it was fetched from.
	URL string `json:"url,omitzero"`

	// What its bytes add up to.
	Checksum string `json:"checksum,omitzero"`

	// True if every zone has it.
	CrossZones bool `json:"crossZones,omitzero"`

	// The job that last worked on this object.
	Jobid string `json:"jobid,omitzero"`

	// How far that job has come.
	Jobstatus int64 `json:"jobstatus,omitzero"`
}

// String describes the fields that are set, without secrets.
func (m Template) String() string {
	return describe(m)
}
