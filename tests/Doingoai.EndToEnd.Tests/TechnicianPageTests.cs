using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>A technician before the kiosk: the PIN comes from the portal, everything else works with the cable cut.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class TechnicianPageTests(LivingNetwork living)
{
    private const string Pin = "274951";

    [Fact]
    public async Task By_gesture_and_PIN_without_network_faults_link_clock_network_test_and_the_calm_slate()
    {
        await SetPinAsync();
        living.CutNetwork();
        try
        {
            await using var kiosk = await living.IntrudeAsync();
            var page = kiosk.Page;
            await PressAsync(page, left: true);
            await page.WaitForTimeoutAsync(5_000); // three seconds by the page's own clock, which a busy machine starts late
            await page.Mouse.UpAsync();
            await PressAsync(page, left: false);
            await page.Locator(".technician-pad").WaitForAsync();
            await page.Mouse.UpAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();

            await EnterAsync(page, "903817");
            await page.GetByText("That PIN is not right.").WaitForAsync();
            await page.Keyboard.TypeAsync(Pin); // by keyboard this time
            await page.Keyboard.PressAsync("Enter");
            await page.Locator(".technician-page").WaitForAsync();

            await page.GetByText("Not connected to the portal").WaitForAsync(new() { Timeout = 20_000 });
            await page.Locator(".technician-card-clock").GetByText("Compared with the portal").WaitForAsync();
            Assert.True(await page.Locator(".technician-screen").CountAsync() > 0);

            await page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
            await page.Locator(".technician-card-network .is-bad").First.WaitForAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "On for 15 min" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Take it off and play on" }).WaitForAsync();
            await page.Locator(".technician-card-faults .is-bad").GetByText("A technician at the device has put the calm slate on").WaitForAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
            await page.Locator(".technician").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await FramesAsync(page, areThere: false);
            await page.ReloadAsync();
            await FramesAsync(page, areThere: false); // the slate holds over a reload, and the page asks for the PIN again

            await page.Keyboard.DownAsync("Control");
            await page.Keyboard.DownAsync("Alt");
            await page.Keyboard.DownAsync("k");
            await page.Locator(".technician-pad").WaitForAsync();
            foreach (var key in new[] { "k", "Alt", "Control" }) await page.Keyboard.UpAsync(key);
            await EnterAsync(page, Pin);
            await page.Locator(".technician-calm-off").ClickAsync();
            await page.Keyboard.PressAsync("Escape");
            await FramesAsync(page, areThere: true);
        }
        finally
        {
            living.HealNetwork();
        }

        await living.UntilAsync("the screen is back", state => state.GetProperty("state").GetString() is "online" or "degraded");
    }

    private async Task SetPinAsync()
    {
        var desk = await Desk.SignInAsync(living, "technician");
        await desk.Page.GotoAsync("/admin/screens");
        await desk.Page.Locator(".set-pin").First.ClickAsync();
        await desk.Page.FillAsync("#pin-new", Pin);
        await desk.Page.FillAsync("#pin-again", Pin);
        await desk.Page.Locator("form:has(#pin-new) button[type=submit]").ClickAsync();
        var file = Path.Combine(living.PlayerStore, "technician", "pin.json");
        for (var until = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(60); await Task.Delay(100))
            if (File.Exists(file)) return;
        throw new TimeoutException("The PIN never reached the player.");
    }

    private static async Task PressAsync(IPage page, bool left)
    {
        var width = await page.EvaluateAsync<int>("innerWidth");
        await page.Mouse.MoveAsync(left ? 20 : width - 20, 20);
        await page.Mouse.DownAsync();
    }

    private static async Task EnterAsync(IPage page, string pin)
    {
        foreach (var digit in pin) await page.Locator($".technician-key-{digit}").ClickAsync();
        await page.Locator(".technician-key-enter").ClickAsync();
    }

    // The calm slate lies at the bottom of every screen; frames lie over it.
    private static async Task FramesAsync(IPage page, bool areThere) =>
        await page.WaitForFunctionAsync("are => document.querySelector('.screen:not(.base)') && (document.querySelectorAll('.screen:not(.base) .frame').length > 0) === are", areThere);
}
