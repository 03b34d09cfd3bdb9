using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Signage;

namespace Doingoai.Portal.Tests.Devices.Commands;

/// <summary>What the database must hold to, on each of them.</summary>
[StartsPortal]
public sealed class OrderDatabaseTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    public static TheoryData<string> Both => DatabaseFixture.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Orders_given_at_once_are_numbered_without_gaps_and_found_again(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var technician = await portal.ClientAsync("technician");

        var given = await Task.WhenAll(Enumerable.Range(1, 4).Select(percent => technician.PostAsJsonAsync(
            "/api/v1/orders", new { name = "volume", scope = "screen", to = $"{screen:N}", args = new { percent }, validSeconds = 600 })));

        var orders = await Task.WhenAll(given.Select(one => one.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()));
        Assert.Equal([1, 2, 3, 4], orders.Select(order => order.GetProperty("commands")[0].GetProperty("sequence").GetInt64()).Order());
        var listed = await technician.GetFromJsonAsync<JsonElement>("/api/v1/orders");
        Assert.Equal(orders.Select(order => order.GetProperty("id").GetString()).Order(), listed.EnumerateArray().Select(order => order.GetProperty("id").GetString()).Order());
        Assert.Equal([1, 2, 3, 4], listed.EnumerateArray().Select(order => order.GetProperty("args").GetProperty("percent").GetInt32()).Order());
    }
}
