using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Doingoai.Portal.Media.Uploads;

namespace Doingoai.Portal.Tests.Media.Uploads;

/// <summary>Sends a file in pieces, as a browser does.</summary>
internal sealed class Sending(HttpClient client, byte[] file, string name, Guid? folder = null)
{
    private const string Address = "/api/v1/media/uploads";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Guid Id { get; private set; }

    public long Offset { get; private set; }

    public int Pieces => (file.Length + UploadHash.Piece - 1) / UploadHash.Piece;

    public string Hash => Hex(SHA256.HashData([.. Enumerable.Range(0, Pieces).SelectMany(n => SHA256.HashData(Piece(n)))]));

    public async Task<Sending> BeginAsync()
    {
        var answer = await client.PostAsJsonAsync(Address, new { fileName = name, size = file.Length, stamp = 1, folder }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        var upload = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        (Id, Offset) = (upload.GetProperty("id").GetGuid(), upload.GetProperty("offset").GetInt64());
        return this;
    }

    public Task<HttpResponseMessage> PutAsync(int n, byte[]? other = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/{Id}?offset={(long)n * UploadHash.Piece}") { Content = new ByteArrayContent(other ?? Piece(n)) };
        request.Headers.Add("X-Piece-SHA256", Hex(SHA256.HashData(Piece(n))));
        return client.SendAsync(request, Cancel);
    }

    public Task<HttpResponseMessage> FinishAsync(string? hash = null) => client.PostAsJsonAsync($"{Address}/{Id}/finish", new { pieces = hash ?? Hash }, Cancel);

    public Task<HttpResponseMessage> ShowAsync() => client.GetAsync($"{Address}/{Id}", Cancel);

    /// <summary>All of it; how it ended.</summary>
    public async Task<JsonElement> RunAsync()
    {
        await BeginAsync();
        for (var n = (int)(Offset / UploadHash.Piece); n < Pieces; n++) Assert.True((await PutAsync(n)).IsSuccessStatusCode);
        var end = await FinishAsync();
        Assert.True(end.IsSuccessStatusCode, await end.Content.ReadAsStringAsync(Cancel));
        return await end.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private byte[] Piece(int n) => file[(n * UploadHash.Piece)..Math.Min(file.Length, (n + 1) * UploadHash.Piece)];

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
