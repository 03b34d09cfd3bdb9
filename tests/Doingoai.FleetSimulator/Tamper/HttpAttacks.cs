using System.Net.Http.Headers;
using System.Net.Http.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Tamper;

/// <summary>Attacks on polling, SignalR and the device's plain HTTP.</summary>
internal sealed class HttpAttacks(RawDevice attacker, string foreignMedia)
{
    public IEnumerable<Attack> All() =>
    [
        new("media without a token", cancel => GetAsync(Routes.Media(foreignMedia), null, cancel)),
        new("media with the broker's token", async cancel => await GetAsync(Routes.Media(foreignMedia), await attacker.TokenAsync(LinkNames.Mqtt, cancel), cancel)),
        new("media of another device", async cancel => await GetAsync(Routes.Media(foreignMedia), await attacker.TokenAsync(LinkNames.Http, cancel), cancel)),
        new("hub without a token", cancel => PostAsync($"{Routes.Hub}/negotiate?negotiateVersion=1", null, cancel)),
        new("hub with the broker's token", async cancel => await PostAsync($"{Routes.Hub}/negotiate?negotiateVersion=1", await attacker.TokenAsync(LinkNames.Mqtt, cancel), cancel)),
        new("polling with a token for plain HTTP", async cancel => await PostAsync(Routes.Exchange, await attacker.TokenAsync(LinkNames.Http, cancel), cancel)),
        new("the admin with a device's token", async cancel => await GetAsync("/api/v1/fleet", await attacker.TokenAsync(LinkNames.Http, cancel), cancel)),
    ];

    private Task<string?> GetAsync(string address, string? token, CancellationToken cancel) => SendAsync(new(HttpMethod.Get, address), token, cancel);

    private Task<string?> PostAsync(string address, string? token, CancellationToken cancel) =>
        SendAsync(new(HttpMethod.Post, address) { Content = JsonContent.Create(Array.Empty<object>()) }, token, cancel);

    private async Task<string?> SendAsync(HttpRequestMessage request, string? token, CancellationToken cancel)
    {
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await attacker.Http.SendAsync(request, cancel);
        return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
    }
}
