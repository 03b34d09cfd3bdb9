using System.Security.Cryptography;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Tests.Devices.Keys;

/// <summary>Whoever ends a device's keys and whoever uses its packet in the same moment.</summary>
[StartsPortal]
public sealed class EndKeysTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_machine_that_uses_its_packet_in_that_very_moment_loses_its_new_key_too()
    {
        using var machine = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (device, secret, now) = (Guid.CreateVersion7(), StartPacket.NewSecret(), DateTimeOffset.UtcNow);
        var ticket = new StartTicket(device, secret, Person.Portal, now);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        db.Add(ticket);
        await db.SaveChangesAsync();

        await new EndKeys(new Overtaken(portal.Dbs, () => Use(device, ticket.Id, secret, machine)), TimeProvider.System).RunAsync(device, Person.Portal, default);

        var key = await db.Set<DeviceKey>().SingleAsync(row => row.Device == device);
        Assert.Equal((Jwk.Of(machine).Thumbprint(), RevocationReasons.Revoked), (key.Kid, key.RevocationReason));
    }

    private void Use(Guid device, Guid id, string secret, ECDsa machine)
    {
        using var db = portal.Dbs.CreateDbContext();
        var (ticket, key) = (db.Set<StartTicket>().Single(row => row.Id == id), Jwk.Of(machine));
        ticket.Use(new(id, key, StartPacket.Proof(StartPacket.Verifier(secret), id, key)), DateTimeOffset.UtcNow);
        db.Add(new DeviceKey(device, key, id, Person.Portal, DateTimeOffset.UtcNow));
        db.SaveChanges();
    }

    /// <summary>Somebody else saves just before the first of its contexts does.</summary>
    private sealed class Overtaken(IDbContextFactory<PortalDb> dbs, Action first) : IDbContextFactory<PortalDb>
    {
        private Action? _first = first;

        public PortalDb CreateDbContext()
        {
            var db = dbs.CreateDbContext();
            db.SavingChanges += (_, _) => Interlocked.Exchange(ref _first, null)?.Invoke();
            return db;
        }
    }
}
