using System.Diagnostics;
using System.Security.Cryptography;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Signage;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Keys;

/// <summary>From the button "take out of use" to the key and the media, on each database.</summary>
[StartsPortal]
public sealed class EndDeviceDatabaseTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Both => DatabaseFixture.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_device_taken_out_of_use_has_no_key_no_packet_no_media_and_no_manifest_any_more(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        await APlace.PlayingAsync(portal, screen);
        var manifests = portal.Services.GetRequiredService<ScreenManifests>();
        await portal.Services.GetRequiredService<IssueManifests>().OneAsync(screen, default);
        var current = (await manifests.CurrentAsync(screen, default))!;
        var media = Jws.PeekUnverified<Manifest>(current.Jws)!.Media[0].Sha256;
        var technician = await portal.PersonAsync("technician");
        await EnrolledAsync(portal, current.Device, technician);
        Assert.True(await manifests.DeviceMayFetchAsync(current.Device, media, default));

        await using (var scope = portal.Services.CreateAsyncScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<EditPlaces>().EndDeviceAsync(current.Device, technician, default));

        Assert.False(await manifests.DeviceMayFetchAsync(current.Device, media, default));
        Assert.Empty(await manifests.VersionsAsync([current.Device], default));
        Assert.Contains(current.Device, await portal.Services.GetRequiredService<IFleet>().EndedAsync(default));
        var key = await RevokedAsync(portal, current.Device);
        Assert.Equal((technician.Id, RevocationReasons.Revoked), (key.RevokedBy, key.RevocationReason));
        await using var db = await portal.Dbs.CreateDbContextAsync();
        Assert.NotNull((await db.Set<StartTicket>().SingleAsync(row => row.Device == current.Device)).EndedAt);
    }

    private static async Task EnrolledAsync(PortalFixture portal, Guid device, Person by)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        db.AddRange(new DeviceKey(device, Jwk.Of(key), Guid.CreateVersion7(), by, A.Now), new StartTicket(device, StartPacket.NewSecret(), by, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();
    }

    private static async Task<DeviceKey> RevokedAsync(PortalFixture portal, Guid device)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            await using var db = await portal.Dbs.CreateDbContextAsync();
            var key = await db.Set<DeviceKey>().SingleAsync(row => row.Device == device);
            if (key.RevokedAt is not null) return key;
            Assert.True(clock.Elapsed < Bar, "The key still counts.");
        }
    }
}
