using System.Net;
using System.Text.RegularExpressions;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Site.Feedback;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Site.Feedback;

/// <summary>A portal on either database, with a clock that stands and a reader who writes to it.</summary>
internal sealed partial class FeedbackRoom : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = PortalFixture.Clock();
    private HttpClient _reader = null!;

    private FeedbackRoom(Dictionary<string, string?> settings) => Portal = new() { Time = _time, Settings = settings };

    public PortalFixture Portal { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FeedbackRoom> OpenAsync(string provider, params (string Key, string Value)[] settings)
    {
        var all = await DatabaseFixture.SettingsAsync(provider);
        foreach (var (key, value) in settings) all[key] = value;
        var room = new FeedbackRoom(all);
        await room.Portal.InitializeAsync();
        room._reader = room.Portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        return room;
    }

    public async Task<string> OpenFormAsync(string address = "/vi/gop-y") => Token(await _reader.GetStringAsync(address, Cancel));

    public void Wait(TimeSpan time) => _time.AdjustTime(_time.GetUtcNow() + time); // no timer fires

    public Task<HttpResponseMessage> GetAsync(string address) => _reader.GetAsync(address, Cancel);

    public Task<HttpResponseMessage> SendAsync(HttpContent content, string address = "/vi/gop-y") => _reader.PostAsync(address, content, Cancel);

    public Task<HttpResponseMessage> SendAsync(string token, string text, string email = "", string name = "", string website = "", string address = "/vi/gop-y") =>
        SendAsync(new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["topic"] = "Correction", ["text"] = text, ["email"] = email, ["name"] = name, ["website"] = website, ["about"] = "/vi/gioi-thieu" }), address);

    /// <summary>As a reader does: opens the form, writes, sends. The receipt.</summary>
    public async Task<string> WriteAsync(string text, string email = "", string name = "")
    {
        var token = await OpenFormAsync();
        Wait(TimeSpan.FromSeconds(30));
        return Receipt(await SendAsync(token, text, email, name));
    }

    public static string Receipt(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString().Split('/')[^1];
    }

    public static string Token(string html) => TokenPattern().Match(html).Groups[1].Value;

    public async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Portal.Dbs.CreateDbContextAsync(Cancel);
        return await read(db);
    }

    public Task<List<FeedbackMessage>> MessagesAsync() => ReadAsync(db => db.Feedback.AsNoTracking().OrderBy(row => row.ReceivedAt).ToListAsync(Cancel));

    public async Task HandleAsync(string receipt, int revision, FeedbackState state, string note, Person by)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HandleFeedback>().RunAsync(receipt, revision, state, note, by, Cancel);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
