using System.Net;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Keys;

/// <summary>What becomes of the machine of a device that is taken out of use.</summary>
[StartsPortal]
public sealed class EndedDeviceTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task It_loses_its_link_and_its_key_by_the_hand_of_who_ended_it()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        var holders = portal.Services.GetRequiredService<IRosterHolders>();
        var (all, by) = (holders.Of(0).All, new Person(Guid.CreateVersion7(), "Người ngừng sử dụng"));

        portal.Fleet.End(device.Id);
        portal.Services.GetRequiredService<EventBus>().Raise(new DeviceEnded(device.Id, by));

        await mqtt.Disconnected.Task.WaitAsync(Bar);
        Assert.Equal("revoked", ProtocolJson.TryRead<Revoked>((await mqtt.ReceiveAsync(DownTypes.Revoked)).Body)!.Reason);
        Assert.Equal(HttpStatusCode.Unauthorized, (await device.ExchangeAsync()).StatusCode);
        Assert.Equal(all - 1, holders.Of(0).All);
        var key = await KeyAsync(device);
        Assert.Equal((by.Id, RevocationReasons.Revoked), (key.RevokedBy, key.RevocationReason));
        await using var db = await portal.Dbs.CreateDbContextAsync();
        Assert.Contains(await db.Set<AuditEntry>().Where(entry => entry.ActorId == by.Id).ToListAsync(), entry => entry.Entity == nameof(DeviceKey) && entry.ActorName == by.Name);
    }

    [Fact]
    public async Task What_a_portal_that_died_in_between_left_undone_is_done_by_the_loop()
    {
        using var device = await portal.DeviceAsync();
        var packet = await (await portal.TechnicianAsync()).PostAsync($"/api/v1/devices/{device.Id:N}/start-packet", null);
        var ticket = StartPacket.TryRead(await packet.Content.ReadAsByteArrayAsync())!.Ticket;
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);

        portal.Fleet.End(device.Id); // and nobody says so

        await mqtt.Disconnected.Task.WaitAsync(Bar);
        Assert.Equal(Person.Portal.Id, (await KeyAsync(device)).RevokedBy);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        Assert.NotNull((await db.Set<StartTicket>().SingleAsync(row => row.Id == ticket)).EndedAt);
    }

    [Fact]
    public async Task One_that_is_merely_missing_from_the_list_keeps_its_key()
    {
        using var device = await portal.DeviceAsync();

        portal.Fleet.Miss(device.Id);
        await portal.Services.GetRequiredService<KeyRingLoop>().RunOnceAsync(CancellationToken.None);

        Assert.Null((await KeyAsync(device)).RevokedAt);
    }

    private async Task<DeviceKey> KeyAsync(TestDevice device)
    {
        await using var db = await portal.Dbs.CreateDbContextAsync();
        return await db.Set<DeviceKey>().SingleAsync(key => key.Device == device.Id);
    }
}
