// Package tallowmere is a client for the Tallowmere Tool Library API.
package tallowmere

// SpecVersion identifies the version of the API that the package was generated from.
const SpecVersion = "4774007c425e"

const userAgent = "tallowmere/0.1.0 (Go)"

// Client calls the API. Goroutines may share it.
type Client struct {
	core *core

	// Tools has the commands of the group Tools.
	Tools *ToolsService

	// Members has the commands of the group Members.
	Members *MembersService

	// Loans has the commands of the group Loans.
	Loans *LoansService

	// Repairs has the commands of the group Repairs.
	Repairs *RepairsService

	// Reports has the commands of the group Reports.
	Reports *ReportsService
}

func newClient(c *core) *Client {
	client := &Client{core: c}
	client.Tools = &ToolsService{c}
	client.Members = &MembersService{c}
	client.Loans = &LoansService{c}
	client.Repairs = &RepairsService{c}
	client.Reports = &ReportsService{c}
	return client
}
