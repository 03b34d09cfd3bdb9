using System.Text.Json;
using Doingoai.FleetSimulator;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>An item under which the page of a real screen crashes again and again.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class PoisonTests(LivingNetwork living)
{
    private const string Title = "Nội dung làm dừng màn hình";

    [Fact]
    public async Task What_crashes_the_page_three_times_is_passed_over_while_the_loop_goes_on_told_to_editors_and_released_from_the_board()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var newsroom = await Newsroom.OpenAsync(living.Network, cancel);
        var draft = await newsroom.WriteAsync(await File.ReadAllBytesAsync(Desk.Photograph, cancel), Title, cancel);
        await newsroom.ApproveAsync(draft, cancel);
        await living.UntilAsync("the screen is on line", state => state.GetProperty("state").GetString() is "online" or "degraded");
        await newsroom.ShowNowAsync(living.Screen, draft, cancel, seconds: 900);

        var drawn = DateTimeOffset.MinValue;
        for (var crash = 1; crash <= 3; crash++)
        {
            drawn = DrawnAt(await living.UntilAsync($"it shows before crash {crash}", state => Shows(state) == Title && DrawnAt(state) > drawn));
            await CrashAsync();
        }

        await living.UntilAsync("the loop goes on without it", state => Shows(state) is { } title && title != Title);
        var editor = (await Desk.SignInAsync(living, "operator")).Page;
        await editor.GotoAsync($"/admin/items/{draft.Item}");
        await editor.Locator("#stopped li").First.WaitForAsync();

        var technician = (await Desk.SignInAsync(living, "technician")).Page;
        await technician.GotoAsync("/board");
        await technician.Locator($"#s-{living.Screen:N} .passed-over button").First.ClickAsync();
        await living.UntilAsync("it plays again", state => Shows(state) == Title);
        await editor.ReloadAsync();
        await Assertions.Expect(editor.Locator("#stopped")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    private async Task CrashAsync()
    {
        await using var screen = await AttachAsync();
        var tools = await screen.Page.Context.NewCDPSessionAsync(screen.Page);
        var crash = tools.SendAsync("Page.crash"); // answered by nobody
        await Task.WhenAny(crash, Task.Delay(2_000));
        _ = crash.ContinueWith(done => done.Exception, TaskScheduler.Default);
    }

    // A browser that was started anew has another port.
    private async Task<ScreenBrowser> AttachAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await living.IntrudeAsync();
            }
            catch (Exception error) when (attempt < 60 && error is PlaywrightException or InvalidOperationException or IOException)
            {
                await Task.Delay(500);
            }
        }
    }

    private static JsonElement? Drawn(JsonElement state) => state.TryGetProperty("drawn", out var drawn) && drawn.ValueKind == JsonValueKind.Object ? drawn : null;

    private static string? Shows(JsonElement state) => Drawn(state) is { } drawn && drawn.TryGetProperty("title", out var title) ? title.GetString() : null;

    private static DateTimeOffset DrawnAt(JsonElement state) => Drawn(state) is { } drawn && drawn.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : default;
}
