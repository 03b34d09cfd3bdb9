using System.Text.Json;
using Doingoai.Portal.Devices.Api;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Orders in the language of the page.</summary>
internal sealed class OrderWords(IStringLocalizer<Texts> texts)
{
    /// <summary>The command with its arguments, for instance "Volume: 40 %".</summary>
    public string Of(string name, JsonElement? args) => name switch
    {
        CommandNames.Volume when CommandArgs.Read<VolumeArgs>(args) is { } volume => $"{texts["Order_volume"].Value}: {volume.Percent} %",
        CommandNames.DisplayPower when CommandArgs.Read<DisplayPowerArgs>(args) is { } power => texts[power.On ? "DisplayOn" : "DisplayOff"],
        CommandNames.SwitchLink when CommandArgs.Read<SwitchLinkArgs>(args) is { } link => $"{texts["Order_switchLink"].Value}: {texts[$"Link_{link.Link}"].Value}, {texts["Minutes", link.Minutes].Value}",
        _ => texts[$"Order_{name}"],
    };

    /// <summary>How many targets are where, for instance "40/42 done · 2 sent".</summary>
    public string Outcome(IReadOnlyList<CommandAnswer> commands)
    {
        var states = commands.GroupBy(command => command.State).ToDictionary(group => group.Key, group => group.Count());
        var rest = states.Where(pair => pair.Key != CommandState.Done).OrderByDescending(pair => pair.Key).Select(pair => $"{pair.Value} {texts[$"Command_{pair.Key}"].Value}");
        return string.Join(" · ", rest.Prepend(texts["OrderDone", states.GetValueOrDefault(CommandState.Done), commands.Count].Value));
    }
}
