using System.Globalization;
using Doingoai.Portal.Signage.Pages;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Signage.Pages;

public sealed class ScheduleWordsTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddLocalization().AddScoped<ScheduleWords>().BuildServiceProvider();

    private static string Say(string language, CalendarRule rule)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return Services.GetRequiredService<ScheduleWords>().Say(rule);
    }

    [Theory]
    [InlineData("vi", "Luôn luôn")]
    [InlineData("en", "Always")]
    [InlineData("zh", "始终")]
    public void Always_is_said_in_three_languages(string language, string words) => Assert.Equal(words, Say(language, CalendarRule.Always));

    [Theory]
    [InlineData("vi", "22:00 đến 05:30 hôm sau")]
    [InlineData("en", "22:00 to 05:30 the next day")]
    [InlineData("zh", "22:00 至次日 05:30")]
    public void A_window_across_midnight_says_that_it_ends_the_next_day(string language, string words) =>
        Assert.Equal(words, Say(language, new(Starts: new(22, 0), Ends: new(5, 30))));

    [Fact]
    public void All_parts_of_a_rule_are_said() => Assert.Equal(
        "08:00–10:00 · T2, CN · từ 25/11/2026 đến hết 30/11/2026",
        Say("vi", new(new(2026, 11, 25), new(2026, 11, 30), new(8, 0), new(10, 0), Weekdays.Monday | Weekdays.Sunday)));

    [Fact]
    public void Levels_have_names_in_order() => Assert.Equal(
        ["Filler", "Normal", "Urgent", "Emergency"],
        Enum.GetValues<Level>().Order().Select(level =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            return Services.GetRequiredService<ScheduleWords>().Say(level);
        }));
}
