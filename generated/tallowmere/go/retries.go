package tallowmere

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"
)

const (
	firstCeiling = 200 * time.Millisecond
	maxCeiling   = 20 * time.Second
)

// retryBudget limits the retries of all calls together, so that they do not overload a failing server: each retry costs
// one, each success gives a fifth back; with nothing left, there is no retry.
type retryBudget struct {
	mutex sync.Mutex
	left  float64
}

const maxBudget = 50

func newRetryBudget() *retryBudget { return &retryBudget{left: maxBudget} }

func (b *retryBudget) spend() bool {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}

func (b *retryBudget) refund() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.left = min(maxBudget, b.left+0.2)
}

// pauseBeforeRetry returns how long to wait before a request that only reads is sent again; false to give up.
func (c *core) pauseBeforeRetry(ctx context.Context, err error, attempt int) (time.Duration, bool) {
	var passing transient
	if !errors.As(err, &passing) || !passing.isTransient() || attempt > c.retries || ctx.Err() != nil {
		return 0, false
	}
	ceiling := min(maxCeiling, firstCeiling<<min(attempt, 10))
	pause := max(passing.retryAfter(), ceiling/2+rand.N(ceiling/2))
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= pause {
		return 0, false
	}
	return pause, c.budget.spend()
}
