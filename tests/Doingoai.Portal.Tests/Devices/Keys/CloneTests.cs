using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Keys;

/// <summary>Copied disks and ended keys.</summary>
[StartsPortal]
public sealed class CloneTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Two_machines_with_one_key_both_lose_the_link_and_a_new_enrolment_brings_it_back()
    {
        using var device = await portal.DeviceAsync();
        using var copy = Copy(device);
        await device.PollAsync(device.Hello());
        await copy.PollAsync(copy.Hello());

        Assert.Equal("Cloned", await RefusalAsync(device));
        Assert.Equal("Cloned", await RefusalAsync(copy));
        Assert.Equal("cloned", await ReasonAsync(device, "cloned"));
        await using (var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            var key = await db.Set<DeviceKey>().SingleAsync(row => row.Device == device.Id);
            Assert.Equal(RevocationReasons.Cloned, key.RevocationReason);
            Assert.Contains(await db.Set<AuditEntry>().Where(entry => entry.EntityId == key.Id.ToString("N") || entry.EntityId == key.Id.ToString()).ToListAsync(), entry => entry.ActorName == "device clones");
        }

        using var anew = await TestDevice.EnrolAsync(portal, device.Info);
        await anew.PollAsync(anew.Hello());
        Assert.Equal("Cloned", await RefusalAsync(copy));
        Assert.Equal(HttpStatusCode.OK, (await anew.ExchangeAsync()).StatusCode);
    }

    [Fact]
    public async Task An_agent_that_restarts_and_changes_links_is_let_in_every_time()
    {
        using var device = await portal.DeviceAsync();
        for (var start = 0; start < 5; start++)
        {
            using var again = Copy(device);
            await again.PollAsync(again.Hello());
            await using (await TestMqtt.ConnectAsync(portal, again)) await again.PollAsync(again.Hello());
            Assert.Equal(HttpStatusCode.OK, (await again.ExchangeAsync()).StatusCode);
        }
    }

    [Fact]
    public async Task A_film_under_way_is_cut_when_the_device_is_revoked()
    {
        using var device = await portal.DeviceAsync();
        var sha256 = await portal.Services.GetRequiredService<IBlobStore>().PutAsync(RandomNumberGenerator.GetBytes(64 * 1024 * 1024), default);
        portal.Manifests.Media[(device.Id, sha256)] = true;
        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Media(sha256)) { Headers = { Authorization = new("Bearer", await device.TokenAsync(LinkNames.Http)) } };
        using var answer = await device.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var film = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        await film.ReadExactlyAsync(buffer);

        (await (await portal.TechnicianAsync()).PostAsync($"/api/v1/devices/{device.Id:N}/revoke", null)).EnsureSuccessStatusCode();
        var revoked = Stopwatch.StartNew();
        await Task.Delay(100);

        await Assert.ThrowsAnyAsync<IOException>(async () => { while (await film.ReadAsync(buffer) > 0) { } });
        Assert.True(revoked.Elapsed < Bar, $"{revoked.Elapsed}");
    }

    // The same key, another start.
    private TestDevice Copy(TestDevice device) => new(portal, device.Info, ECDsa.Create(device.Key.ExportParameters(includePrivateParameters: true)), device.PortalId);

    private static async Task<string> RefusalAsync(TestDevice device)
    {
        var answer = await device.ExchangeAsync();
        return answer.StatusCode == HttpStatusCode.Unauthorized ? answer.Headers.WwwAuthenticate.ToString().Split("error_description=\"")[1].TrimEnd('"') : $"{answer.StatusCode}";
    }

    private async Task<string?> ReasonAsync(TestDevice device, string awaited)
    {
        var technician = await portal.TechnicianAsync();
        return await Eventually.SeenAsync(
            async () =>
            {
                using var answer = await technician.GetAsync($"/api/v1/screens/{device.Screen:N}/state");
                if (answer.StatusCode == HttpStatusCode.NotFound) return null; // a screen that has just been made is known a few seconds later
                return (await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("reason", out var said) ? said.GetString() : null;
            },
            reason => reason == awaited);
    }
}
