using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Doingoai.Portal.Devices.Links.SignalR;

/// <summary>The second link: WebSocket on 443 for places whose network lets nothing else out.</summary>
[Authorize(Policy = Policies.Device)]
internal sealed class DeviceHub(DeviceDirectory directory, DeviceSessions sessions, Inbox inbox, DeviceMetrics metrics, TimeProvider time) : Hub
{
    private const string SessionItem = "doingoai.session";
    private const string RateItem = "doingoai.rate";

    public override async Task OnConnectedAsync()
    {
        var caller = Context.User!;
        if (await directory.DeviceAsync(caller.DeviceId(), Context.ConnectionAborted) is not { } info)
        {
            metrics.Refused(LinkNames.SignalR, nameof(DeviceRefusal.UnknownDevice));
            Context.Abort();
            return;
        }

        var channel = new SignalRChannel(Clients.Caller, Context, time);
        var session = new DeviceSession(caller.Admission(), info, LinkNames.SignalR, channel, time.GetUtcNow());
        Context.Items[SessionItem] = session;
        Context.Items[RateItem] = new MessageRate(time);
        await sessions.BeginAsync(session);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(SessionItem, out var item) && item is DeviceSession session) sessions.End(session);
        return Task.CompletedTask;
    }

    /// <summary>A refusal is the word of its verdict.</summary>
    public async Task Send(Envelope envelope)
    {
        if (Context.Items[SessionItem] is not DeviceSession session || Context.Items[RateItem] is not MessageRate rate) return;
        await rate.WaitAsync(Context.ConnectionAborted);
        var verdict = inbox.Take(session, envelope);
        if (verdict == InboxVerdict.Taken) return;

        metrics.Refused(LinkNames.SignalR, verdict.ToString());
        throw new HubException(verdict.ToString());
    }
}
