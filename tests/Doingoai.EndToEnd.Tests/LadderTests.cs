using System.Text.RegularExpressions;
using Doingoai.FleetSimulator;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>Where a publication is, as a technician and an editor see it: live, with times and reasons.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class LadderTests(LivingNetwork living)
{
    [Fact]
    public async Task The_board_says_who_lacks_it_since_when_and_the_rungs_fill_without_a_click()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var newsroom = await Newsroom.OpenAsync(living.Network, cancel);
        var draft = await newsroom.WriteAsync(await File.ReadAllBytesAsync(Desk.Photograph, cancel), "Bậc thang", cancel);
        await newsroom.ApproveAsync(draft, cancel);
        await living.UntilAsync("the screen is on line", state => state.GetProperty("state").GetString() is "online" or "degraded");
        var technician = (await Desk.SignInAsync(living, "technician")).Page;
        var editor = (await Desk.SignInAsync(living, "operator")).Page;

        living.CutNetwork();
        await living.UntilAsync("the board says it is off line", state => state.GetProperty("state").GetString() == "offline");
        var passedOver = await newsroom.ShowNowAsync(living.Screen, draft, cancel);
        var shown = await newsroom.ShowNowAsync(living.Screen, draft, cancel);
        await technician.GotoAsync($"/board/deliveries/{living.Screen:N}");
        await editor.GotoAsync($"/admin/items/{draft.Item}");

        await ExpectAsync(technician.Locator("[data-reach]").First, new(@"0/1.*1 mất kết nối từ \d\d:\d\d"));
        await ExpectAsync(editor.Locator("#reach"), new(@"0/1.*mất kết nối từ \d\d:\d\d", RegexOptions.Singleline));
        await ExpectAsync(technician.Locator($"[data-version='{passedOver}'] [data-rung=superseded]"), new(@"thay thế lúc \d\d:\d\d:\d\d"));
        Assert.Equal("", await Time(technician, shown, "sent").InnerTextAsync());

        living.HealNetwork();

        await ExpectAsync(technician.Locator("[data-reach]").First, new("1/1"));
        foreach (var rung in new[] { "compiled", "sent", "received", "verified", "activated", "drawn" })
            await ExpectAsync(Time(technician, shown, rung), new(@"^\d\d:\d\d:\d\d$")); // what the screen shows is known a moment before each step is written
        await ExpectAsync(editor.Locator("#reach"), new("1/1"));
    }

    private static ILocator Time(IPage page, long version, string rung) => page.Locator($"[data-version='{version}'] [data-rung={rung}] time");

    private static Task ExpectAsync(ILocator text, Regex pattern) => Assertions.Expect(text).ToHaveTextAsync(pattern, new() { Timeout = 60_000 });
}
