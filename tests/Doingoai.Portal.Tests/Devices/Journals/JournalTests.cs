using System.Security.Cryptography;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Journals;

[StartsPortal]
public sealed class JournalTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task Records_are_stored_once_however_often_they_are_sent_and_acknowledged_each_time()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        var journal = new TestJournal(device);
        var (first, second) = (device.Journal(journal, 3), device.Journal(journal, 2));

        var acks = new List<long>();
        foreach (var batch in (Envelope[])[first, first, second, first, second])
        {
            await mqtt.SendAsync(device, batch);
            acks.Add(Ack(await mqtt.ReceiveAsync(DownTypes.JournalAck)));
        }

        Assert.Equal([3, 3, 5, 5, 5], acks);
        Assert.Equal([1, 2, 3, 4, 5], await SeqsAsync(device));
        Assert.Equal(["e1", "e2", "e3", "e4", "e5"], await PlaysAsync(device));
    }

    [Fact]
    public async Task What_is_sent_again_while_the_disk_is_slow_is_done_once_and_answered_where_the_device_is_now()
    {
        using var device = await portal.DeviceAsync();
        var journal = new TestJournal(device);
        var (batch, next) = (device.Journal(journal, 3), device.Journal(journal, 2));
        await using var disk = portal.Services.GetRequiredService<TelemetryConnection>().Create();
        await disk.OpenAsync();
        await RunAsync("BEGIN IMMEDIATE");

        await using (var before = await TestMqtt.ConnectAsync(portal, device))
            for (var time = 0; time < 5; time++) await before.SendAsync(device, batch);
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        for (var time = 0; time < 3; time++) await mqtt.SendAsync(device, batch);
        await mqtt.SendAsync(device, next);
        await RunAsync("COMMIT");

        Assert.Equal(3, Ack(await mqtt.ReceiveAsync(DownTypes.JournalAck)));
        Assert.Equal(5, Ack(await mqtt.ReceiveAsync(DownTypes.JournalAck))); // no second answer to the first
        Assert.Equal([1, 2, 3, 4, 5], await SeqsAsync(device));

        async Task RunAsync(string sql)
        {
            await using var command = disk.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task After_a_gap_nothing_is_taken_and_the_device_learns_from_where_to_go_on()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        var journal = new TestJournal(device);
        var (first, missing, third) = (device.Journal(journal, 2), device.Journal(journal, 2), device.Journal(journal, 2));

        await mqtt.SendAsync(device, first);
        await mqtt.SendAsync(device, third);
        Assert.Equal(2, Ack(await mqtt.ReceiveAsync(DownTypes.JournalAck)));
        Assert.Equal(2, Ack(await mqtt.ReceiveAsync(DownTypes.JournalAck)));

        await mqtt.SendAsync(device, missing);
        await mqtt.SendAsync(device, third);
        Assert.Equal(4, Ack(await mqtt.ReceiveAsync(DownTypes.JournalAck)));
        Assert.Equal(6, Ack(await mqtt.ReceiveAsync(DownTypes.JournalAck)));
    }

    [Fact]
    public async Task A_batch_signed_by_another_or_with_a_broken_chain_is_not_acknowledged()
    {
        using var device = await portal.DeviceAsync();
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);

        await mqtt.SendAsync(device, device.Journal(new TestJournal(device), 2, stranger));
        await mqtt.SendAsync(device, device.Journal(new TestJournal(device), 1));
        var forked = new TestJournal(device, salt: "another history of the same run");
        forked.Next(1);
        await mqtt.SendAsync(device, device.Journal(forked, 1));
        Assert.Equal(1, Ack(await mqtt.ReceiveAsync(DownTypes.JournalAck)));

        Assert.Equal([1], await SeqsAsync(device));
    }

    [Fact]
    public async Task The_journal_is_taken_the_same_way_on_every_link()
    {
        using var device = await portal.DeviceAsync();
        var journal = new TestJournal(device);
        var answer = await device.HearAsync(envelope => envelope.Type == DownTypes.JournalAck, device.Hello(), device.Journal(journal, 4));

        Assert.Equal(4, Ack(answer));
    }

    private static long Ack(Envelope envelope) => ProtocolJson.TryRead<JournalAck>(envelope.Body)!.UpToSeq;

    private async Task<List<long>> SeqsAsync(TestDevice device)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<TelemetryDb>>().CreateDbContextAsync();
        return await (from record in db.Records join run in db.Runs on record.Run equals run.Id where run.Run == device.Run orderby record.Seq select record.Seq).ToListAsync();
    }

    private async Task<List<string>> PlaysAsync(TestDevice device)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<TelemetryDb>>().CreateDbContextAsync();
        var screen = device.Screen.ToString("N");
        return await (from play in db.Plays join place in db.Places on play.Place equals place.Id where place.Guid == screen && play.AtMs != null orderby play.AtMs select play.Entry).ToListAsync();
    }
}
