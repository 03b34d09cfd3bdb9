using System.Text.Json;

namespace Doingoai.EndToEnd.Tests;

/// <summary>The page of a real screen goes black while its plan, its renderer and its heartbeats all say that it plays.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class BlackFrameTests(LivingNetwork living, ITestOutputHelper output)
{
    private const string Cover = "() => { const cover = document.createElement('div'); cover.id = 'cover'; cover.style.cssText = 'position:fixed;inset:0;z-index:9999;background:#000'; document.body.append(cover); }";

    [Fact]
    public async Task A_black_screen_is_an_alarm_on_the_board_until_it_shows_what_was_approved()
    {
        await living.UntilAsync("the screen is seen to be right", state => State(state) is "online" or "degraded" && Verdict(state) is "matches" or "plays");
        await using var screen = await living.IntrudeAsync();

        var clock = TimeProvider.System.GetTimestamp();
        await screen.Page.EvaluateAsync(Cover);
        var black = await living.UntilAsync("the board says the screen is black", state => State(state) == "wrongPicture");
        output.WriteLine($$"""{"metric":"black_to_alarm_ms","checkEveryMs":5000,"value":{{(long)TimeProvider.System.GetElapsedTime(clock).TotalMilliseconds}}}""");

        Assert.Equal("frameBlack", black.GetProperty("reason").GetString());
        var technician = await Desk.SignInAsync(living, "technician");
        await technician.Page.GotoAsync("/board");
        var card = technician.Page.Locator($"#s-{living.Screen:N}");
        await card.Locator(".seen-alarm .pair img").Last.WaitForAsync();
        Assert.True(await card.Locator(".seen-alarm .pair img").Last.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)") > 0);

        await screen.Page.EvaluateAsync("() => document.getElementById('cover').remove()");
        await living.UntilAsync("the board says that it shows what was approved", state => State(state) is "online" or "degraded" && Verdict(state) is "matches" or "plays");
    }

    private static string? State(JsonElement state) => state.GetProperty("state").GetString();

    private static string? Verdict(JsonElement state) =>
        state.TryGetProperty("seen", out var seen) && seen.ValueKind == JsonValueKind.Object ? seen.GetProperty("verdict").GetString() : null;
}
