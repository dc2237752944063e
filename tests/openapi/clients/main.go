// Lists, and starts a job, with the client of oapi-codegen: see test_clients.py.
package main

import (
	"context"
	"encoding/json"
	"net/http"
	"os"

	"cloud/fernhill"
	"cloud/fernhill/signing"
)

func main() {
	transport := &signing.Transport{Key: os.Args[2], Secret: os.Args[3]}
	client, err := fernhill.NewClientWithResponses(os.Args[1], fernhill.WithHTTPClient(&http.Client{Transport: transport}))
	check(err)
	ctx := context.Background()
	listed, err := client.ListVirtualMachinesWithResponse(ctx, &fernhill.ListVirtualMachinesParams{
		Command: "listVirtualMachines", Response: "json",
	})
	check(err)
	machine := (*listed.JSON200.Listvirtualmachinesresponse.Virtualmachine)[0]
	started, err := client.CreateTagsWithFormdataBodyWithResponse(ctx, &fernhill.CreateTagsParams{
		Command: "createTags", Response: "json",
	}, fernhill.CreateTagsFormdataRequestBody{
		Resourceids: *machine.Id, Resourcetype: "UserVm", Tags0Key: "a~b *", Tags0Value: "x&=y",
	})
	check(err)
	job := started.JSON200.Createtagsresponse
	check(json.NewEncoder(os.Stdout).Encode(map[string]any{"name": machine.Name, "jobid": job.Jobid}))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
