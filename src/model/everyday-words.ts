/** File names and titles that say what a page is for, not what it is about: never looked for in texts. */
export const placeNames: ReadonlySet<string> = new Set(
  'index,_index,readme,home,about,now,contents,toc,todo,untitled,inbox,archive,template,changelog,license'.split(
    ',',
  ),
)

/**
 * Words of everyday English that are also names ("Go", "Rust", "Notes"): a note with such a name is mentioned only where
 * a text writes it as the title does. Names of up to three letters and names in capitals are treated so in every language.
 */
export const everydayWords: ReadonlySet<string> = new Set(
  (
    'able,about,above,access,action,actions,active,after,again,all,also,always,another,answer,any,apple,apply,area,' +
    'ask,atom,back,bash,basic,because,become,before,begin,being,below,best,better,between,bird,blue,book,both,box,' +
    'brave,bridge,build,call,came,care,case,cases,certain,chain,change,changes,check,clear,clean,close,' +
    'come,common,could,course,dark,data,date,deep,demo,design,different,does,done,down,draft,draw,during,each,early,' +
    'easy,edge,edit,either,else,end,enough,even,event,ever,every,everything,example,examples,express,face,fact,' +
    'fall,false,far,fast,feel,feet,figure,file,files,final,find,fine,fire,first,flask,flow,focus,follow,force,form,' +
    'found,free,from,full,game,general,give,given,goal,goals,going,good,great,green,group,groups,grow,guide,half,hand,' +
    'hard,have,head,heading,hear,help,here,high,hold,hope,idea,ideas,image,images,important,inside,instead,into,issue,' +
    'issues,item,items,just,keep,kind,know,large,last,later,lead,learn,least,leave,left,less,letter,level,life,light,' +
    'like,line,link,links,list,lists,little,live,local,long,look,love,made,main,make,many,mark,matter,mean,meaning,' +
    'mind,minimal,mode,moment,more,most,move,much,must,name,names,near,need,needs,never,next,nice,nothing,notion,note,' +
    'notes,number,numbers,obvious,often,once,only,open,option,options,order,other,others,over,overview,own,page,pages,' +
    'paper,part,parts,past,people,perhaps,place,plain,plan,plans,play,point,points,post,power,present,press,pretty,' +
    'problem,problems,process,project,projects,properties,property,purpose,question,questions,quick,quite,' +
    'rather,react,read,ready,real,really,reason,recent,record,references,related,remember,rest,result,results,right,' +
    'room,rule,rules,run,rust,safe,same,save,scope,search,second,section,see,seem,sense,series,service,set,several,' +
    'shell,short,should,show,side,sign,simple,simply,since,size,slack,slow,small,solid,some,something,soon,sort,source,' +
    'sources,space,special,spring,stage,standard,start,state,still,stop,story,strong,study,style,such,summary,sure,' +
    'swift,system,table,tables,tag,tags,take,task,tasks,term,terms,test,tests,text,than,that,their,them,then,there,' +
    'these,they,thing,things,think,this,those,though,thought,thoughts,three,through,thus,time,times,title,today,' +
    'together,tool,tools,topic,topics,touch,true,turn,twice,type,types,under,until,upon,used,user,users,using,usual,' +
    'value,values,version,very,view,views,vision,wait,walk,want,water,week,well,what,when,where,whether,which,while,' +
    'white,whole,will,with,within,without,word,words,work,works,world,would,write,writing,year,years,your,zone,' +
    'and,any,are,but,can,did,for,get,got,had,has,her,him,his,how,its,may,new,not,now,off,old,one,our,out,per,put,' +
    'say,she,the,too,two,was,way,who,you,been,were,from,into,others,apps,click,please,started,' +
    'across,actually,allow,allows,almost,alone,along,already,although,among,anything,apart,around,away,became,' +
    'behind,besides,beyond,bring,brings,brought,cannot,careful,cause,causes,cost,costs,decide,decided,depend,' +
    'depends,despite,directly,doing,done,earlier,easily,effect,else,entire,especially,exactly,except,exist,' +
    'exists,expected,explain,explains,few,fewer,finally,finding,finds,following,follows,forget,further,gets,' +
    'getting,giving,gone,happen,happens,held,helps,however,include,includes,including,indeed,inside,itself,' +
    'keeping,keeps,kinds,knowing,known,largely,later,latter,leads,leaves,let,lets,likely,longer,looking,looks,' +
    'lost,makes,making,means,meant,merely,might,moreover,mostly,myself,namely,nearly,neither,nobody,none,' +
    'obvious,occur,occurs,older,ones,ourselves,outside,owing,particular,possible,previous,probably,provides,' +
    'putting,reach,reached,reaches,recall,remain,remains,required,requires,rest,said,saying,says,seems,seen,' +
    'sees,shall,shown,shows,similar,sometimes,somewhat,speaking,stays,taken,takes,taking,tell,tells,' +
    'themselves,thereby,therefore,told,took,toward,towards,tried,try,turns,unless,unlike,usually,various,' +
    'wants,wherever,whose,why,wrong,yet'
  ).split(','),
)
