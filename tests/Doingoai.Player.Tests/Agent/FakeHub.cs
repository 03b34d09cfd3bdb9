using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.SignalR;

namespace Doingoai.Player.Tests.Agent;

/// <summary>The hub of the fake portal: answers at once and passes on what waits.</summary>
internal sealed class FakeHub(FakePortal portal) : Hub
{
    public override Task OnConnectedAsync()
    {
        if (!portal.IsDevice(Context.GetHttpContext()!, LinkNames.SignalR)) Context.Abort();
        return Task.CompletedTask;
    }

    public async Task Send(Envelope envelope)
    {
        var answers = new List<Envelope>();
        portal.Take(envelope, answers.Add);
        while (portal.Down.TryDequeue(out var waiting)) answers.Add(waiting);
        foreach (var answer in answers) await Clients.Caller.SendAsync("Receive", answer);
    }
}
