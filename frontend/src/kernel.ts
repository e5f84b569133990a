// The connection to the kernel that the server has started for this page.

import { CommsOverSubshells } from "@jupyterlab/services/lib/kernel/comm";
import { KernelConnection } from "@jupyterlab/services/lib/kernel/default";
import { ServerConnection } from "@jupyterlab/services/lib/serverconnection";

export function connect(id: string): KernelConnection {
  const { origin, host, protocol } = window.location;
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: `${origin}/`,
    wsUrl: `${protocol === "https:" ? "wss" : "ws"}://${host}/`,
    appendToken: false,
  });
  return new KernelConnection({
    model: { id, name: "python3" },
    serverSettings,
    // Voila lets only some kinds of message through (https://github.com/voila-dashboards/voila/issues/346), and
    // never answers the request for a subshell: the page would wait for ever.
    commsOverSubshells: CommsOverSubshells.Disabled,
  });
}
