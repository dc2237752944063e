// Command driver calls the generated client as the lines of its input say.
package main

import (
	"os"

	"example.com/orchard"
)

func main() { orchard.Drive(os.Stdin) }
