"""Everything that this server uses of the package `tallowmere`."""

from tallowmere import models as models
from tallowmere.operations import index as index
from tallowmere.runtime import calls as calls
from tallowmere.runtime import errors as errors
from tallowmere.runtime import redact as redact
from tallowmere.runtime.dates import Date as Date
from tallowmere.runtime.dates import Timestamp as Timestamp
from tallowmere.runtime.documented_operations import (
    documented_operation as documented_operation,
)
from tallowmere.runtime.http import HttpResponse as HttpResponse
from tallowmere.runtime.identity import ENVIRONMENT_PREFIX as ENVIRONMENT_PREFIX
from tallowmere.runtime.identity import PACKAGE as PACKAGE
from tallowmere.runtime.model import Model as Model
from tallowmere.runtime.pages import ListRequest as ListRequest
from tallowmere.runtime.protocol import interface as interface
from tallowmere.runtime.protocol import responses as responses
from tallowmere.runtime.protocol.config import load_settings as load_settings
from tallowmere.runtime.protocol.help import CREDENTIALS_HELP as CREDENTIALS_HELP
from tallowmere.runtime.sync_client import Session as Session
from tallowmere.runtime.sync_transport import Transport as Transport
