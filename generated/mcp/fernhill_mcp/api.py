"""Everything that this server uses of the package `fernhill`."""

from fernhill import models as models
from fernhill.operations import index as index
from fernhill.runtime import calls as calls
from fernhill.runtime import errors as errors
from fernhill.runtime import redact as redact
from fernhill.runtime.dates import Date as Date
from fernhill.runtime.dates import Timestamp as Timestamp
from fernhill.runtime.documented_operations import (
    documented_operation as documented_operation,
)
from fernhill.runtime.http import HttpResponse as HttpResponse
from fernhill.runtime.identity import ENVIRONMENT_PREFIX as ENVIRONMENT_PREFIX
from fernhill.runtime.identity import PACKAGE as PACKAGE
from fernhill.runtime.job_polling import FIRST_POLL as FIRST_POLL
from fernhill.runtime.job_polling import WaitOptions as WaitOptions
from fernhill.runtime.job_polling import wait as wait
from fernhill.runtime.jobs import JobState as JobState
from fernhill.runtime.jobs import JobStatus as JobStatus
from fernhill.runtime.model import Model as Model
from fernhill.runtime.pages import ListRequest as ListRequest
from fernhill.runtime.protocol import interface as interface
from fernhill.runtime.protocol import responses as responses
from fernhill.runtime.protocol.config import load_settings as load_settings
from fernhill.runtime.protocol.help import CREDENTIALS_HELP as CREDENTIALS_HELP
from fernhill.runtime.sync_client import Session as Session
from fernhill.runtime.sync_transport import Transport as Transport
