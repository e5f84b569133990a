"""What a page's widgets say before anybody listens.

A cell that makes widgets tells the world of each of them. On a page nobody hears it: the front end comes once all
cells have run, and asks for every widget there is. Left unsent, these messages cost neither kernel nor server anything.
"""

from typing import Any

from ipykernel.comm.comm import BaseComm
from ipywidgets import Widget

_WIDGETS, _CONTROL = "jupyter.widget", "jupyter.widget.control"
_HEARD = "OutputModel"  # whoever runs the cells takes from it where outputs go


def hold_back_until_asked(kernel: Any) -> None:
    """Send no widget's opening until a front end asks for the widgets, and all of them from then on.

    Parameters
    ----------
    kernel : ipykernel.ipkernel.IPythonKernel
        Of the page.
    """
    publish = BaseComm.publish_msg

    def unheard(self: BaseComm, msg_type: str, data: Any = None, *rest: Any, **keys: Any) -> None:
        model = ((data or {}).get("state") or {}).get("_model_name")
        if msg_type != "comm_open" or self.target_name != _WIDGETS or model == _HEARD:
            publish(self, msg_type, data, *rest, **keys)
        else:
            self.kernel = kernel  # by this ipywidgets knows that the channel is open

    def asked(comm: Any, message: Any) -> None:
        BaseComm.publish_msg = publish  # type: ignore[method-assign]
        Widget.handle_control_comm_opened(comm, message)

    BaseComm.publish_msg = unheard  # type: ignore[method-assign]
    kernel.comm_manager.register_target(_CONTROL, asked)
