using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Commands;

/// <summary>A device that answers its first order while the last is still being sent.</summary>
[StartsPortal]
public sealed class CommandOutboxTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    private readonly Guid _device = Guid.CreateVersion7();

    private CommandOutbox Outbox => portal.Services.GetRequiredService<CommandOutbox>();

    private CommandResults Results => portal.Services.GetRequiredService<CommandResults>();

    [Fact]
    public async Task All_that_were_sent_are_marked_and_what_was_answered_stays_answered()
    {
        var (reload, reboot, volume) = await OrderedAsync();

        await Outbox.DeliverAsync(Session("first", answersAtOnce: reload.Id), default);

        var (answered, restart, last) = (await RowAsync(reload.Id), await RowAsync(reboot.Id), await RowAsync(volume.Id));
        Assert.Equal((CommandState.Received, CommandState.Sent, CommandState.Sent), (answered.State, restart.State, last.State));
        Assert.All([answered, restart, last], row => Assert.Equal(("first", true), (row.Run, row.SentAt is not null)));
    }

    [Fact]
    public async Task A_reboot_sent_then_is_proven_by_the_next_run_and_not_sent_to_it_again()
    {
        var (reload, reboot, _) = await OrderedAsync();
        await Outbox.DeliverAsync(Session("first", answersAtOnce: reload.Id), default);

        var next = Session("second");
        await Outbox.DeliverAsync(next, default);
        Assert.DoesNotContain(reboot.Id, next.Sent.Commands.Keys);
        var proof = ProtocolJson.ToElement(new RestartProof("first", "second", "boot 1", "boot 2"));
        await Results.StoreAsync(_device, new("second", LinkNames.Mqtt), new(reboot.Id, 2, CommandState.Done, 1, Body: proof), default);

        Assert.Equal((CommandState.Done, (string?)null), await RowAsync(reboot.Id) is var row ? (row.State, row.Reason) : default);
    }

    private async Task<(CommandRow Reload, CommandRow Reboot, CommandRow Volume)> OrderedAsync()
    {
        CommandRow Row(long sequence, string name) => new(new(_device, null), sequence, name, null, null, Guid.CreateVersion7(), DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
        var rows = (Reload: Row(1, CommandNames.Reload), Reboot: Row(2, CommandNames.Reboot), Volume: Row(3, CommandNames.Volume));
        await using var db = await portal.Dbs.CreateDbContextAsync();
        db.AddRange(rows.Reload, rows.Reboot, rows.Volume);
        await db.SaveChangesAsync();
        return rows;
    }

    private async Task<CommandRow> RowAsync(Guid id)
    {
        await using var db = await portal.Dbs.CreateDbContextAsync();
        return await db.Set<CommandRow>().SingleAsync(row => row.Id == id);
    }

    private DeviceSession Session(string run, Guid? answersAtOnce = null) => new(
        new(DeviceRefusal.None, _device, "kid", run, 1),
        new(_device, Guid.CreateVersion7(), "d", new("Máy", "Machine", "设备"), []),
        LinkNames.Mqtt,
        new Wire(envelope =>
        {
            if (ProtocolJson.TryRead<Command>(envelope.Body) is not { } command || command.Id != answersAtOnce) return;
            Results.StoreAsync(_device, new(run, LinkNames.Mqtt), new(command.Id, command.Sequence, CommandState.Received, 1), default).GetAwaiter().GetResult();
        }),
        DateTimeOffset.UtcNow);

    private sealed class Wire(Action<Envelope> send) : ILinkChannel
    {
        public bool TrySend(Envelope envelope)
        {
            send(envelope);
            return true;
        }

        public Task CloseAsync(string reason) => Task.CompletedTask;
    }
}
